// A tap on a line of print puts it into the field, Escape brings back what was read, and the arrows
// go through the lines. Enter needs no script.
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
  } else if (event.key === 'PageDown') {
    event.preventDefault();
    form.querySelector('.skip').click();
  }
});
