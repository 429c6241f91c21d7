// Reads each model as Camunda Modeler does, writes it, reads it again: prints, as JSON, the files that lost something.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { createRequire } from 'node:module';
import { BpmnModdle } from 'bpmn-moddle';

const zeebe = createRequire(import.meta.url)('zeebe-bpmn-moddle/resources/zeebe.json');
const moddle = new BpmnModdle({ zeebe });

const read = async (xml) => {
  const { rootElement, warnings } = await moddle.fromXML(xml);
  if (warnings.length) throw new Error(warnings[0].message);
  return rootElement;
};
const write = async (root) => (await moddle.toXML(root, { format: true })).xml;
const words = (xml) => xml.replace(/'/g, '"').replace(/\s*\/>/g, '/>').replace(/\s+/g, ' ').trim();

const lost = [];
for (const file of process.argv.slice(2)) {
  const original = await readFile(file, 'utf8');
  const once = await write(await read(original));
  const twice = await write(await read(once));
  const marks = (xml) => (words(xml).match(/<(?!\/)[\w:]+/g) || []).sort().join();
  if (once !== twice || marks(original) !== marks(once)) lost.push(basename(file));
}
console.log(JSON.stringify(lost));
