// What scripts say stands in the page, in the page's language: `data-say` names a sentence, {name} in it is a value's place.
const said = new Map();
for (const shelf of document.querySelectorAll("template.sentences")) {
  for (const { dataset, textContent } of shelf.content.querySelectorAll("[data-say]")) said.set(dataset.say, textContent);
}

export const sentence = (name, values = {}) => said.get(name).replace(/\{(\w+)\}/g, (place, value) => values[value] ?? place);
