// The page where a bundle can be dropped. Everything happens here: no byte of the file leaves the browser. The sentences
// and marks are the page's own, in its language; this only chooses among them.

import { checkFile } from './bundle-check.js';

const form = document.querySelector('[data-verify]');
const input = form.querySelector('input[type=file]'), logKey = form.querySelector('[name=log-key]');
const result = document.querySelector('[data-verify-result]');
const words = document.querySelector('[data-verify-words]').content;

form.hidden = false;
for (const without of document.querySelectorAll('[data-verify-without]'))
  without.hidden = true;

if (!globalThis.crypto?.subtle) {
  input.disabled = true;
  say(word('insecure'));
} else {
  input.addEventListener('change', () => input.files[0] && check(input.files[0]));
  form.addEventListener('submit', event => event.preventDefault());
  for (const kind of ['dragenter', 'dragover']) {
    form.addEventListener(kind, event => {
      event.preventDefault();
      form.classList.add('is-over');
    });
  }
  form.addEventListener('dragleave', () => form.classList.remove('is-over'));
  form.addEventListener('drop', event => {
    event.preventDefault();
    form.classList.remove('is-over');
    if (event.dataTransfer.files[0])
      check(event.dataTransfer.files[0]);
  });
}

async function check(file) {
  say(word('working', file.name));
  try {
    show(file.name, await checkFile(await file.arrayBuffer(), logKey?.value ?? ''));
  } catch (error) {
    // The browser could not give the file: it was moved, or is larger than its memory.
    if (!(error instanceof DOMException || error instanceof RangeError))
      throw error;
    say(word('unreadable', file.name));
  }
}

function show(name, checks) {
  const failed = checks.filter(one => one.outcome === 'failed').length;
  const heading = document.createElement('h3'), list = document.createElement('ul');
  heading.textContent = failed > 0 ? word('summary-failed', name, failed) : word('summary-passed', name);
  list.className = 'checks';
  for (const one of checks) {
    const item = document.createElement('li'), says = document.createElement('p');
    item.append(words.querySelector(`[data-mark=${one.outcome}]`).cloneNode(true), says);
    const title = document.createElement('b');
    title.textContent = word(`check-${one.check}`);
    says.append(title, ' ', word(one.word, ...one.values));
    list.append(item);
  }
  result.replaceChildren(heading, list);
}

function say(sentence) {
  const says = document.createElement('p');
  says.textContent = sentence;
  result.replaceChildren(says);
}

function word(name, ...values) {
  const sentence = words.querySelector(`[data-word="${name}"]`).textContent;
  return sentence.replaceAll(/\{(\d)\}/g, (_, place) => visible(String(values[place] ?? '')));
}

// A file may say anything: marks that turn the line round or cannot be seen are shown by their code point.
function visible(value) {
  return value.slice(0, 2000).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    mark => `[U+${mark.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}]`);
}
