/** The page: files and links in, pictures and what they are made of out. */

import { padded } from "../paint/inputs.js";
import { linesAtHalf } from "../paint/lines.js";

const data = JSON.parse(element("data").textContent);
const CELL = 16;
const NAMES = {
  structure: "Lines",
  labels: "Labels",
  texture: "Textures",
  mask: "Mask",
  detail: "Gist",
  fine: "Fine cells",
  faithful: "Faithful cells",
  container: "Container",
};

function element(id) {
  return document.getElementById(id);
}

function bytesOf(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

// The worker, which answers in the order in which it was asked.

const worker = new Worker(URL.createObjectURL(new Blob([element("worker").textContent], { type: "text/javascript" })));
const asked = new Map();
let lastId = 0;
worker.onmessage = ({ data: { id, result, error } }) => {
  const { resolve, reject } = asked.get(id);
  asked.delete(id);
  if (error === undefined) resolve(result);
  else reject(new Error(error));
};

function ask(kind, told) {
  return new Promise((resolve, reject) => {
    asked.set(++lastId, { resolve, reject });
    worker.postMessage({ id: lastId, kind, told });
  });
}

const parts = data.parts.map(bytesOf);
const begun = ask("begin", { model: data.model, parts });
begun.catch((error) => fail(error));

// What is open.

/** @type {{file: any, name: string, sizes: Record<string, number>, codes: Int16Array, pictures: Map<string, Uint8ClampedArray>} | null} */
let open = null;
let shownStage = "all";
let region = 0;
let taken = null;
let turn = 0;
let counted = 0;

function fail(error) {
  element("error").textContent = error.message;
  element("error").hidden = false;
  element("busy").hidden = true;
}

function tellBusy(text) {
  element("busy").textContent = text;
  element("busy").hidden = !text;
}

async function openBytes(bytes, name) {
  const own = ++turn;
  element("error").hidden = true;
  tellBusy("Reading…");
  try {
    const file = await ask("read", { bytes });
    if (own !== turn) return;
    open = { file, name, sizes: file.sizes, codes: file.layers.textures.data.slice(), pictures: new Map() };
    [shownStage, region, taken] = ["all", mainRegion(file), null];
    // It was chosen to be beside another picture.
    element("beside").hidden = element("divider").hidden = true;
    describe();
    await show();
  } catch (error) {
    if (own === turn) fail(new Error(`${name}: ${error.message}`));
  }
}

/** The texture that most cells in the middle of the picture have. */
function mainRegion({ layers }) {
  const [rows, columns] = layers.regions.shape;
  const counts = new Array(layers.textures.shape[0]).fill(0);
  for (let row = rows >> 2; row <= (3 * rows) >> 2; row++) {
    for (let column = columns >> 2; column <= (3 * columns) >> 2; column++) {
      counts[layers.regions.data[Math.min(row, rows - 1) * columns + Math.min(column, columns - 1)]]++;
    }
  }
  return counts.indexOf(Math.max(...counts));
}

// Painting.

/** The stages that a file has: each shows more of it. */
function stagesOf({ layers }) {
  const stages = [["lines", "Lines"], ["nothing", "Textures"]];
  if (layers.mask.data.some(Boolean)) stages.push(["gist", "Gist"]);
  if (layers.fineMask.data.some(Boolean)) stages.push(["kept", "Kept"]);
  stages[stages.length - 1] = ["all", stages[stages.length - 1][1]];
  return stages;
}

function drawnLines(file) {
  const [height, width] = [padded(file.height), padded(file.width)];
  const lines = linesAtHalf(file.layers.structure, file.structureScale, height, width);
  const picture = new Uint8ClampedArray(3 * file.height * file.width);
  for (let y = 0; y < file.height; y++) {
    for (let x = 0; x < file.width; x++) {
      const at = 3 * (y * file.width + x);
      picture.fill(lines[((y >> 1) * width) / 2 + (x >> 1)] ? 235 : 24, at, at + 3);
    }
  }
  return picture;
}

async function show() {
  const own = ++turn;
  const { file, pictures } = open;
  if (!pictures.has(shownStage)) {
    tellBusy("Painting…");
    const stage = shownStage;
    const painted = stage === "lines" ? drawnLines(file) : await ask("paint", { file, stage });
    if (own !== turn) return;
    pictures.set(stage, painted);
  }
  tellBusy("");
  draw();
}

/** The picture as it is seen; with marks, where it is to be seen what is invented. */
function drawn(isMarked) {
  const { file, pictures } = open;
  const picture = pictures.get(shownStage);
  const image = new ImageData(file.width, file.height);
  const columns = file.layers.mask.shape[1];
  const isAll = shownStage === "lines" || shownStage === "nothing";
  for (let at = 0; at < file.width * file.height; at++) {
    const [y, x] = [Math.floor(at / file.width), at % file.width];
    const isKept = !isAll && file.layers.mask.data[Math.floor(y / CELL) * columns + Math.floor(x / CELL)];
    const isStripe = isMarked && !isKept && (x + y) % 8 < 2;
    for (let c = 0; c < 3; c++) image.data[4 * at + c] = isStripe ? [255, 93, 143][c] : picture[3 * at + c];
    image.data[4 * at + 3] = 255;
  }
  return image;
}

function draw() {
  const { file } = open;
  element("welcome").hidden = true;
  element("frame").hidden = false;
  const canvas = element("canvas");
  [canvas.width, canvas.height] = [file.width, file.height];
  canvas.getContext("2d").putImageData(drawn(element("invented").checked), 0, 0);
  fit();
  element("save").disabled = false;
  document.body.dataset.shown = String(Number(document.body.dataset.shown ?? 0) + 1);
}

function fit() {
  if (open === null) return;
  const { width, height } = open.file;
  const room = element("picture");
  const tall = matchMedia("(max-width: 760px)").matches ? innerHeight * 0.62 : room.clientHeight - 32;
  const scale = Math.min((room.clientWidth - 32) / width, tall / height);
  element("frame").style.width = `${Math.round(width * scale)}px`;
  element("frame").style.height = `${Math.round(height * scale)}px`;
}

// What it is made of.

function button(text, isPressed, act) {
  const made = document.createElement("button");
  made.append(text);
  made.setAttribute("aria-pressed", String(isPressed));
  made.onclick = act;
  return made;
}

function describe() {
  const { file, name } = open;
  element("panel").hidden = false;
  element("name").textContent = name;
  showBytes();
  const said = Object.entries(file.notes).filter(([, text]) => text);
  element("notes").textContent = said.map(([kind, text]) => `${kind}: ${text}`).join(" · ");
  showStages();
  showTextures();
}

function showBytes() {
  const { file, sizes } = open;
  const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  const mask = file.layers.mask.data;
  const invented = mask.filter((kept) => !kept).length / mask.length;
  const bpp = ((8 * total) / (file.width * file.height)).toFixed(3);
  element("facts").textContent = `${total.toLocaleString("en")} bytes, ${bpp} bpp, ${Math.round(100 * invented)} % invented, ${file.width}x${file.height}`;
  const rows = Object.entries(sizes).filter(([, size]) => size);
  element("sizes").replaceChildren(...rows.map(([layer, size]) => sizeRow(NAMES[layer] ?? layer, size, total)));
}

/** Bytes of the file that this picture would be now. */
async function countAgain() {
  const { file } = open;
  const own = ++counted;
  const sizes = await ask("count", { file });
  if (own !== counted || file !== open.file) return;
  open.sizes = sizes;
  showBytes();
}

function sizeRow(name, size, total) {
  const row = document.createElement("tr");
  const meter = document.createElement("meter");
  [meter.max, meter.value] = [total, size];
  for (const content of [name, meter, size.toLocaleString("en")]) row.insertCell().append(content);
  return row;
}

function showStages() {
  const buttons = stagesOf(open.file).map(([stage, text]) =>
    button(text, stage === shownStage, () => {
      shownStage = stage;
      showStages();
      show().catch(fail);
    }),
  );
  element("stages").replaceChildren(...buttons);
}

function showTextures() {
  const count = open.file.layers.textures.shape[0];
  const regions = Array.from({ length: count }, (_, at) =>
    button(`Texture ${at + 1}`, at === region, () => {
      [region, taken] = [at, null];
      showTextures();
    }),
  );
  element("regions").replaceChildren(...(count > 1 ? regions : []));
  const library = data.textures.map((texture, at) => {
    const picture = new Image();
    [picture.src, picture.alt] = [texture.thumbnail, texture.name];
    const made = button(picture, taken === at, () => swap(at, 100));
    made.title = texture.name;
    return made;
  });
  element("library").replaceChildren(...library);
  element("mix").disabled = taken === null;
  if (taken === null) [element("mix").value, element("share").textContent] = ["0", "0 %"];
}

/** Take a texture of the library, so much of it, in the place of the one that is chosen. */
function swap(at, percent) {
  const { file, codes } = open;
  const dimensions = file.layers.textures.shape[1];
  taken = at;
  for (let index = 0; index < dimensions; index++) {
    const own = codes[region * dimensions + index];
    const mixed = own + ((data.textures[at].code[index] - own) * percent) / 100;
    file.layers.textures.data[region * dimensions + index] = Math.round(mixed);
  }
  element("mix").value = percent;
  element("share").textContent = `${percent} %`;
  const lines = open.pictures.get("lines");
  open.pictures.clear();
  if (lines !== undefined) open.pictures.set("lines", lines);
  if (shownStage === "lines") shownStage = "all";
  showStages();
  showTextures();
  countAgain().catch(fail);
  show().catch(fail);
}

// Beside a photo.

let divided = 0.5;

function divide(share) {
  divided = Math.min(Math.max(share, 0), 1);
  element("beside").style.clipPath = `inset(0 ${100 - 100 * divided}% 0 0)`;
  element("divider").style.left = `${100 * divided}%`;
  element("divider").setAttribute("aria-valuenow", Math.round(100 * divided));
}

async function showPhoto(file) {
  try {
    const photo = await createImageBitmap(file);
    const canvas = element("beside");
    const { width, height } = open.file;
    [canvas.width, canvas.height] = [width, height];
    // The middle of it, as much as has the shape of the picture.
    const scale = Math.max(width / photo.width, height / photo.height);
    const [across, down] = [photo.width * scale, photo.height * scale];
    canvas.getContext("2d").drawImage(photo, (width - across) / 2, (height - down) / 2, across, down);
    canvas.hidden = element("divider").hidden = false;
    divide(0.5);
  } catch {
    fail(new Error(`${file.name}: this is no picture that this browser can read`));
  }
}

element("divider").onpointerdown = (event) => event.target.setPointerCapture(event.pointerId);
element("divider").onpointermove = (event) => {
  if (!event.buttons) return;
  const { left, width } = element("frame").getBoundingClientRect();
  divide((event.clientX - left) / width);
};
element("divider").onkeydown = ({ key }) => {
  if (key === "ArrowLeft") divide(divided - 0.02);
  if (key === "ArrowRight") divide(divided + 0.02);
};

// Where files come from, and go to.

async function openFile(file) {
  if (file !== undefined) await openBytes(new Uint8Array(await file.arrayBuffer()), file.name);
}

function openLink() {
  const text = location.hash.slice(1);
  if (!text) return;
  let bytes;
  try {
    bytes = bytesOf(text.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    fail(new Error("the link is damaged: what follows # is no picture; copy the whole of it"));
    return;
  }
  openBytes(bytes, "From a link");
}

/** What was chosen, and the field empty again: else the same file could not be chosen twice. */
function chosen(field) {
  const [file] = field.files;
  field.value = "";
  return file;
}

element("file").onchange = ({ target }) => openFile(chosen(target));
element("photo").onchange = ({ target }) => {
  const photo = chosen(target);
  if (photo !== undefined) showPhoto(photo);
};
element("invented").onchange = () => draw();
element("mix").oninput = ({ target }) => (element("share").textContent = `${target.value} %`);
element("mix").onchange = ({ target }) => swap(taken, Number(target.value));
element("save").onclick = () => {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [open.file.width, open.file.height];
  canvas.getContext("2d").putImageData(drawn(false), 0, 0);
  canvas.toBlob((blob) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `${open.name.replace(/\.gcx$/i, "")}.png`;
    link.click();
  });
};
const room = element("picture");
document.body.ondragover = (event) => {
  event.preventDefault();
  room.classList.add("over");
};
document.body.ondragleave = () => room.classList.remove("over");
document.body.ondrop = (event) => {
  event.preventDefault();
  room.classList.remove("over");
  openFile(event.dataTransfer.files[0]);
};
new ResizeObserver(fit).observe(room);
addEventListener("hashchange", openLink);
element("samples").replaceChildren(
  ...data.samples.map(({ name, file }) => button(name, false, () => openBytes(bytesOf(file), `${name}.gcx`))),
);
openLink();
