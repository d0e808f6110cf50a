// What was asked stands in data-options as JSON with base64url; the answer goes back the same way in a hidden field of the form.
// Written out: older browsers lack parseCreationOptionsFromJSON and toJSON.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));

const text = (buffer) => {
  if (!buffer) return undefined;
  let letters = "";
  for (const byte of new Uint8Array(buffer)) letters += String.fromCharCode(byte);
  return btoa(letters).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
};

const named = (credentials) => credentials?.map((one) => ({ ...one, id: bytes(one.id) }));

function question(json) {
  const asked = JSON.parse(json);
  return {
    ...asked,
    challenge: bytes(asked.challenge),
    user: asked.user && { ...asked.user, id: bytes(asked.user.id) },
    excludeCredentials: named(asked.excludeCredentials),
    allowCredentials: named(asked.allowCredentials),
  };
}

const answer = ({ id, rawId, type, authenticatorAttachment, response, getClientExtensionResults }, credential) => JSON.stringify({
  id,
  rawId: text(rawId),
  type,
  authenticatorAttachment: authenticatorAttachment ?? undefined,
  clientExtensionResults: getClientExtensionResults.call(credential),
  response: {
    clientDataJSON: text(response.clientDataJSON),
    attestationObject: text(response.attestationObject),
    authenticatorData: text(response.authenticatorData ?? response.getAuthenticatorData?.()),
    signature: text(response.signature),
    userHandle: text(response.userHandle),
    transports: response.getTransports?.(),
  },
});

// Who has no passkey, or no script, sees nothing of it.
export function usePasskeys() {
  if (!window.PublicKeyCredential || !navigator.credentials) return;
  for (const link of document.querySelectorAll("[data-passkey-link]")) link.hidden = false;
  const form = document.querySelector("form[data-passkey]");
  if (form) listen(form);
}

function listen(form) {
  const field = form.querySelector("[data-passkey-answer]");
  const failed = form.querySelector("[data-passkey-failed]");
  const verb = form.querySelector("[data-passkey-verb]");
  const creates = form.dataset.passkey === "create";
  let asking = false;
  form.querySelector("[data-passkey-without]").hidden = true;
  verb.hidden = false;
  if (!creates) field.value = ""; // what a browser brought back from its history has been used

  const ask = async () => {
    if (asking) return;
    asking = true;
    failed.hidden = true;
    try {
      const publicKey = question(form.dataset.options);
      const credential = await (creates ? navigator.credentials.create({ publicKey }) : navigator.credentials.get({ publicKey }));
      field.value = answer(credential, credential);
      form.requestSubmit();
    } catch {
      failed.hidden = false; // broken off, timed out, or no such key here: browsers do not say which
    } finally {
      asking = false;
    }
  };

  form.addEventListener("submit", (event) => {
    if (field.value) return;
    event.preventDefault();
    ask();
  });
  // The page was opened to sign in; after a refusal the person says when to try again.
  if (!creates && !form.querySelector("[data-focus]")) ask();
}
