/** Writes out the files that the how-tos show, so that they can be compiled. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

const pages = ["typed-client.md", "rendering.md"];
const files = pages.flatMap((page) => {
  const text = readFileSync(`../../docs/how-to/${page}`, "utf8");
  const shown = [...text.matchAll(/^```tsx?\n\/\/ (\S+)\n(.*?)^```$/gms)];
  if (shown.length === 0) throw new Error(`${page} shows no files.`);
  return shown;
});

rmSync("how-to", { recursive: true, force: true });
for (const [, name, code] of files) {
  mkdirSync(dirname(`how-to/${name}`), { recursive: true });
  writeFileSync(`how-to/${name}`, code);
}
