// Builds static/built from front/: styles/*.scss with sass, app.js and pages/*.js with esbuild (styles that a script imports
// lie beside it under the script's name), and the list of their hashes (manifest.json). Images that a style holds as data become files, so that pages may load images of this
// server only. Run by `make front`.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, parse } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { compile } from "sass";

const front = dirname(fileURLToPath(import.meta.url)), root = join(front, "..", "..");
const built = join(front, "..", "static", "built"), fresh = `${built}.${process.pid}`;
const hashOf = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 12);

const DATA_URI = /url\((["']?)data:image\/svg\+xml(?:;charset=utf-8|;utf8)?,(.*?)\1\)/gis;

function iconsToFiles(css) {
  return css.replace(DATA_URI, (_, _quote, svg) => {
    const text = svg.includes("%3c") || svg.includes("%3C") ? decodeURIComponent(svg) : svg;
    const name = `icon-${hashOf(text)}.svg`;
    writeFileSync(join(fresh, name), text);
    return `url("${name}")`;
  });
}

function keepOwn(name, css) {
  const own = iconsToFiles(css);
  const far = own.match(/url\([^)]*(?:data:|\/\/)[^)]*\)|@import[^;]*/);
  if (far) throw new Error(`${name} 引用了外部内容：${far[0]}`);
  writeFileSync(join(fresh, name), own);
}

function stylesOf(file) {
  const { css } = compile(join(front, "styles", file), {
    style: "compressed", loadPaths: [join(root, "node_modules")], quietDeps: true, charset: false,
  });
  keepOwn(`${parse(file).name}.css`, css);
}

function entryPoints() {
  const pages = readdirSync(join(front, "pages")).filter((name) => name.endsWith(".js"));
  return [join(front, "app.js"), ...pages.map((name) => join(front, "pages", name))];
}

process.on("exit", (code) => { if (code) rmSync(fresh, { recursive: true, force: true }); });
mkdirSync(fresh, { recursive: true });
for (const file of readdirSync(join(front, "styles")).filter((name) => !name.startsWith("_"))) stylesOf(file);
await build({
  entryPoints: entryPoints(), outdir: fresh, entryNames: "[name]", bundle: true, minify: true, format: "esm", target: "es2022",
  charset: "utf8", legalComments: "eof", nodePaths: [join(root, "node_modules")], logLevel: "warning",
});
for (const name of readdirSync(fresh).filter((name) => name.endsWith(".css"))) keepOwn(name, readFileSync(join(fresh, name), "utf8"));
const manifest = {};
for (const name of readdirSync(fresh).filter((name) => [".css", ".js"].includes(parse(name).ext))) {
  const bytes = readFileSync(join(fresh, name));
  manifest[name] = hashOf(bytes);
  writeFileSync(join(fresh, `${name}.gz`), gzipSync(bytes, { level: 9 }));
}
writeFileSync(join(fresh, "manifest.json"), JSON.stringify(manifest, null, 1));
// Another build may have put its own in place meanwhile; a gateway that runs finds one or the other.
const old = `${fresh}.old`;
try { renameSync(built, old); } catch (error) { if (error.code !== "ENOENT") throw error; }
renameSync(fresh, built);
rmSync(old, { recursive: true, force: true });
