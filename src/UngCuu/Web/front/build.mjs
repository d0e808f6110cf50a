// Bundles the front end into wwwroot/dist: app.css, app.js, paper.css (official documents), the fonts they name, the emblem and the sprite of the icons in icons.json.
// front.targets runs it in every build that needs it; by hand: node build.mjs ../../wwwroot/dist
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import path from "node:path";
import { build } from "esbuild";
import { compileAsync } from "sass";

const here = path.dirname(fileURLToPath(import.meta.url));
const packages = path.join(here, "node_modules");
const dist = path.resolve(process.argv[2] ?? path.join(here, "../../wwwroot/dist"));

const scss = {
  name: "scss",
  setup(bundle) {
    bundle.onLoad({ filter: /\.scss$/ }, async ({ path: file }) => {
      const { css } = await compileAsync(file, { loadPaths: [packages], quietDeps: true });
      return { contents: css, loader: "css", resolveDir: path.dirname(file) };
    });
  },
};

async function bundle() {
  await build({
    absWorkingDir: here,
    entryPoints: [
      { in: "app.js", out: "app" },
      { in: "feed.js", out: "feed" },
      { in: "app.css", out: "app" },
      { in: "../../Documents/print.css", out: "paper" },
    ],
    outdir: dist,
    bundle: true,
    minify: true,
    format: "iife",
    target: ["chrome109", "firefox115", "safari16"],
    assetNames: "fonts/[name]-[hash]",
    loader: { ".woff2": "file" },
    legalComments: "none",
    logLevel: "warning",
    plugins: [scss],
  });
}

async function sprite() {
  const names = JSON.parse(await readFile(path.join(here, "icons.json"), "utf8"));
  const symbols = await Promise.all(names.map(symbol));
  await writeFile(path.join(dist, "icons.svg"), `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`);
}

async function symbol(name) {
  const file = path.join(packages, "@tabler/icons/icons/outline", `${name}.svg`);
  const svg = await readFile(file, "utf8").catch(() => {
    throw new Error(`icons.json names "${name}", an icon that @tabler/icons does not have`);
  });
  const drawing = svg
    .replace(/^[^]*?<svg[^>]*>/, "")
    .replace(/<\/svg>\s*$/, "")
    .replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none"\s*\/>/, "")
    .replace(/\s+/g, " ")
    .trim();
  return `<symbol id="${name}" viewBox="0 0 24 24">${drawing}</symbol>`;
}

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
try {
  await Promise.all([bundle(), sprite(), copyFile(path.join(here, "brand.svg"), path.join(dist, "brand.svg"))]);
} catch (error) {
  console.error(`front end: ${error.message}`);
  process.exit(1);
}
