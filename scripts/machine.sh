# What run, test and .ci/run share: finding on this machine what they need, and installing it where they may. Sourced, never run.
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

say() { printf '\n== %s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# Debian and Ubuntu, as root: the only place where something may be installed without asking.
may_install() { [ "$(id -u)" = 0 ] && have apt-get; }

apt_listed=
install() {
  say "Installing $*"
  if [ -z "$apt_listed" ]; then
    apt-get update -qq </dev/null || true
    apt_listed=yes
  fi
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null >/dev/null
}

need_dotnet() {
  have dotnet && dotnet --version >/dev/null 2>&1 ||
    fail "The .NET 10 SDK is needed: https://dotnet.microsoft.com/download/dotnet/10.0 (Ubuntu: apt-get install dotnet-sdk-10.0)"
}

# The front end is bundled by Node when the server is built.
node_is_enough() { have npm && have node && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 18 ]; }

need_node() {
  node_is_enough && return
  if may_install && ! have node; then install nodejs npm || true; fi
  node_is_enough || fail "Node.js 18 or newer with npm is needed: https://nodejs.org (Debian 12, Ubuntu 24.04: apt-get install nodejs npm)"
}
