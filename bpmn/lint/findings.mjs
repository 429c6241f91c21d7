// Lints the models named on the command line against one Camunda version and prints the findings as JSON:
//   node findings.mjs 8-0 ../case.bpmn …
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { createRequire } from 'node:module';
import { BpmnModdle } from 'bpmn-moddle';
import { Linter } from 'bpmnlint';

const require = createRequire(import.meta.url);
const NodeResolver = require('bpmnlint/lib/resolver/node-resolver');
const zeebe = require('zeebe-bpmn-moddle/resources/zeebe.json');

const [version, ...files] = process.argv.slice(2);
const linter = new Linter({
  config: { extends: ['bpmnlint:recommended', `plugin:camunda-compat/camunda-cloud-${version}`] },
  resolver: new NodeResolver({ require })
});

const findings = [];
for (const file of files) {
  const moddle = new BpmnModdle({ zeebe });
  const { rootElement, warnings } = await moddle.fromXML(await readFile(file, 'utf8'));
  for (const warning of warnings) findings.push({ file: basename(file), rule: 'import', message: warning.message });
  for (const [rule, reports] of Object.entries(await linter.lint(rootElement))) {
    for (const { id, message } of reports) findings.push({ file: basename(file), rule, id, message });
  }
}
console.log(JSON.stringify(findings));
