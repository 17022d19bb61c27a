/** Writes out the files that the how-to shows, so that they can be compiled. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

const text = readFileSync("../../docs/how-to/typed-client.md", "utf8");
const files = [...text.matchAll(/^```tsx?\n\/\/ (\S+)\n(.*?)^```$/gms)];
if (files.length === 0) throw new Error("The how-to shows no files.");

rmSync("how-to", { recursive: true, force: true });
for (const [, name, code] of files) {
  mkdirSync(dirname(`how-to/${name}`), { recursive: true });
  writeFileSync(`how-to/${name}`, code);
}
