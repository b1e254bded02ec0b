// A tap on a line of print, on the card or below it, puts it into the field, Escape brings back what
// was read, and the arrows go through the lines. With Shift and Ctrl, Enter goes back and calls the
// whole card right; alone it needs no script.
const form = document.getElementById('review');
const input = form.elements.text;
const lines = [...form.querySelectorAll('.print button')].map((button) => button.value);
const read = input.value;
let at = -1;

input.select();

function put(text) {
  input.value = text;
  input.focus();
  input.select();
}

form.querySelector('.print').addEventListener('click', (event) => {
  if (event.target.matches('button')) {
    event.preventDefault();
    put(event.target.value);
  }
});

document.querySelector('svg.whole')?.addEventListener('click', ({ target }) => {
  if (target.dataset.line) {
    put(target.dataset.line);
  }
});

const path = ({ key, shiftKey }) => ({
  PageDown: form.dataset.cardAfter,
  PageUp: form.dataset.cardBefore,
  Enter: shiftKey ? form.dataset.before : undefined,
}[key]);

input.addEventListener('keydown', (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && lines.length) {
    event.preventDefault();
    at = (at + step + lines.length + 1) % (lines.length + 1);
    put(at === lines.length ? read : lines[at]);
  } else if (event.key === 'Escape') {
    if (input.value === read) {
      input.blur();
    }
    at = -1;
    input.value = read;
  } else if (event.key === 'Enter' && event.ctrlKey) {
    event.preventDefault();
    form.requestSubmit(form.querySelector('[value=card_right]'));
  } else if (path(event)) {
    event.preventDefault();
    location.href = path(event);
  }
});
