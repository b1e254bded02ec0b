// The corners of a card: they are dragged, or one is tapped and then its place, or moved by the
// arrows. For a card that was missed a tap puts an outline of the size of the others there.
const dialog = document.getElementById('outline');
const drawing = dialog.querySelector('svg');
const circles = [...drawing.querySelectorAll('circle')];
const form = dialog.querySelector('form');
const width = 1000;

let corners = [];
let pixels = width; // of the page in the picture
let chosen = -1;
let dragged = -1;

function draw() {
  drawing.querySelector('polygon').setAttribute('points', corners.map((at) => at.join()).join(' '));
  circles.forEach((circle, i) => {
    circle.setAttribute('cx', corners[i][0]);
    circle.setAttribute('cy', corners[i][1]);
    circle.classList.toggle('chosen', i === chosen);
  });
  form.elements.corners.value = corners
    .map((at) => at.map((part) => ((part * pixels) / width).toFixed(1)).join()).join(' ');
}

// Of the outlines that were found: the one in the middle by its width.
function usualSize(shown) {
  const sizes = [...shown.querySelectorAll('polygon')].map((polygon) => {
    const { width: across, height: down } = polygon.getBBox();
    return [across, down];
  }).sort((one, other) => one[0] - other[0]);
  return sizes[Math.floor(sizes.length / 2)] ?? [400, 250];
}

function put([x, y], [across, down]) {
  corners = [[-1, -1], [1, -1], [1, 1], [-1, 1]]
    .map(([right, below]) => [x + (right * across) / 2, y + (below * down) / 2]);
}

function place(event) {
  const point = new DOMPoint(event.clientX, event.clientY)
    .matrixTransform(drawing.getScreenCTM().inverse());
  return [point.x, point.y];
}

let size;

drawing.addEventListener('pointerdown', (event) => {
  const corner = circles.indexOf(event.target);
  if (corner >= 0) {
    dragged = corner;
    chosen = corner;
    drawing.setPointerCapture(event.pointerId);
  } else if (chosen >= 0) {
    corners[chosen] = place(event);
    chosen = -1;
  } else {
    put(place(event), size);
  }
  draw();
});

drawing.addEventListener('pointermove', (event) => {
  if (dragged >= 0) {
    corners[dragged] = place(event);
    draw();
  }
});

for (const end of ['pointerup', 'pointercancel']) {
  drawing.addEventListener(end, () => { dragged = -1; });
}

drawing.addEventListener('keydown', (event) => {
  const corner = circles.indexOf(event.target);
  const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (corner >= 0 && step) {
    event.preventDefault();
    corners[corner] = corners[corner].map((part, i) => part + step[i] * (event.shiftKey ? 20 : 4));
    draw();
  } else if (corner >= 0 && event.key === 'Enter') {
    event.preventDefault();
    form.requestSubmit();
  }
});

function show(button) {
  const shown = button.closest('section').querySelector(`svg[data-page="${button.dataset.page}"]`);
  const image = shown.querySelector('image');
  for (const name of ['href', 'height']) {
    drawing.querySelector('image').setAttribute(name, image.getAttribute(name));
  }
  drawing.setAttribute('viewBox', shown.getAttribute('viewBox'));
  form.action = button.dataset.action;
  form.elements.page.value = button.dataset.page;
  pixels = Number(button.dataset.pixels);
  size = usualSize(shown);
  chosen = -1;
  if (button.dataset.corners) {
    corners = button.dataset.corners.split(' ').map((at) => at.split(',').map(Number));
  } else {
    put([width / 2, Number(image.getAttribute('height')) / 2], size);
  }
  draw();
  dialog.showModal();
}

dialog.querySelector('.close').addEventListener('click', () => dialog.close());

// Shows the buttons of the pictures that are there now.
export function offerOutlines() {
  for (const button of document.querySelectorAll('.missing[hidden]')) {
    button.hidden = false;
    button.addEventListener('click', () => show(button));
  }
}

offerOutlines();
