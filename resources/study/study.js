"use strict";
const study = JSON.parse(document.getElementById("study").textContent);
const PARTS = [
  { asked: "fidelity", question: "Which one is more like the original?",
    told: "Compare both versions with the original photo." },
  { asked: "beauty", question: "Which one looks better?",
    told: "Now it does not matter how like the original they are. Take the one that you would rather look at." },
];
const GAP = 12, CHOICE_FRAME = 12, CAPTION = 26, LEAST_SCALE = 0.6, MOST_SCALE = 2;
const element = (id) => document.getElementById(id);
const storageKey = `gc-studio-study-${study.id}`;
let state = null;  // person, questions in the order of this person, choices (0 left, 1 right) and where the person is
let shownTurn = 0, isReady = false, isGiven = false;

function random(below) {
  return crypto.getRandomValues(new Uint32Array(1))[0] % below;
}

function shuffled(things) {
  const mixed = [...things];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = random(last + 1);
    [mixed[last], mixed[other]] = [mixed[other], mixed[last]];
  }
  return mixed;
}

// All pairs in both parts, the probes spread over them: of three, two in the first part.
function newState() {
  const questions = [];
  PARTS.forEach((_, part) => {
    const own = shuffled(study.pairs.keys()).map((pair) => ({ part, pair, isSwapped: random(2) === 1 }));
    const probes = [...study.probes.keys()].filter((probe) => (probe % 3 === 2) === (part === 1));
    probes.forEach((probe, number) => {
      const stretch = own.length / probes.length;
      const place = Math.ceil(number * stretch) + random(Math.max(Math.floor(stretch), 1)) + 1;
      own.splice(Math.min(place, own.length), 0, { part, probe, isSwapped: random(2) === 1 });
    });
    questions.push(...own);
  });
  const person = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return { person, questions, choices: questions.map(() => null), at: 0 };
}

// What was chosen outlives a closed page, where the browser lets a file keep something.
function keep() {
  try { localStorage.setItem(storageKey, JSON.stringify(state)); } catch { /* it is kept until the page is closed */ }
}

function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(storageKey));
    return found && found.choices.length === 2 * study.pairs.length + study.probes.length ? found : null;
  } catch { return null; }
}

function show(id) {
  shownTurn++;
  isReady = false;
  for (const screen of document.querySelectorAll("main")) screen.hidden = screen.id !== id;
  scrollTo(0, 0);
}

function showStart() {
  state = kept();
  const isBegun = state !== null && state.choices.some((choice) => choice !== null);
  element("count").textContent = String(2 * study.pairs.length + study.probes.length);
  element("begin").textContent = !isBegun ? "Start"
    : state.at < state.choices.length ? `Go on at question ${state.at + 1}` : "Go on to the file";
  element("anew").hidden = !isBegun;
  show("start");
  element("begin").focus();
}

function begin(isAnew) {
  if (isAnew || state === null) state = newState();
  keep();
  if (state.at >= state.questions.length) showEnd();
  else if (isFirstOfPart(state.at)) showPart();
  else showQuestion();
}

function isFirstOfPart(place) {
  return place === 0 || state.questions[place].part !== state.questions[place - 1].part;
}

function showPart() {
  const number = state.questions[state.at].part, part = PARTS[number];
  element("part-name").textContent = `Part ${number + 1} of ${PARTS.length}`;
  element("part-asked").textContent = part.question;
  element("part-told").textContent = part.told;
  show("part");
  element("go").focus();
}

function picturesOf(question) {
  const { original, shown } = question.pair !== undefined
    ? study.pairs[question.pair] : { original: study.probes[question.probe][0], shown: study.probes[question.probe] };
  return [original, ...(question.isSwapped ? [...shown].reverse() : shown)].map((place) => study.pictures[place]);
}

async function showQuestion() {
  show("question");
  const turn = shownTurn, question = state.questions[state.at], total = state.questions.length;
  document.activeElement?.blur();
  element("asked").textContent = PARTS[question.part].question;
  element("place").textContent = `${state.at + 1} of ${total}`;
  element("progress").max = total;
  element("progress").value = state.at;
  const images = [element("original"), ...document.querySelectorAll(".choice img")];
  picturesOf(question).forEach((source, place) => { images[place].src = source; });
  for (const side of [0, 1]) {
    element(`choice-${side}`).setAttribute("aria-pressed", String(state.choices[state.at] === side));
  }
  // No choice is taken before all three pictures are there.
  await Promise.all(images.map((image) => image.decode().catch(() => {})));
  if (turn !== shownTurn) return;
  fit();
  isReady = true;
}

// All three in one size, as large as they fit: original above, or beside the others on low, wide screens.
function fit() {
  const stage = element("stage"), images = [...stage.querySelectorAll("img")];
  const width = images[0].naturalWidth, height = images[0].naturalHeight;
  if (!width) return;
  const roomX = stage.clientWidth - 2 * GAP, roomY = stage.clientHeight - 4;
  const above = Math.min((roomX - GAP - 2 * CHOICE_FRAME) / (2 * width), (roomY - 2 * CAPTION - 8 - CHOICE_FRAME) / (2 * height));
  const beside = Math.min((roomX - 2 * GAP - 2 * CHOICE_FRAME) / (3 * width), (roomY - CAPTION - CHOICE_FRAME) / height);
  const isWide = above < LEAST_SCALE && beside > above;
  let scale = Math.min(isWide ? beside : above, MOST_SCALE);
  // Larger than they are they are shown in whole pixels of the screen.
  if (scale >= 1) scale = Math.floor(scale * devicePixelRatio) / devicePixelRatio || 1;
  stage.classList.toggle("wide", isWide);
  for (const image of images) {
    image.width = Math.max(Math.round(width * scale), 1);
    image.height = Math.max(Math.round(height * scale), 1);
  }
}

function choose(side) {
  if (!isReady) return;
  state.choices[state.at] = side;
  state.at++;
  keep();
  if (state.at === state.questions.length) showEnd();
  else if (isFirstOfPart(state.at)) showPart();
  else showQuestion();
}

// From the head of a part to the last question of the one before, from the first question to the start.
function back() {
  const isAtPart = !element("part").hidden;
  if (!isAtPart && !element("question").hidden && isFirstOfPart(state.at)) { showPart(); return; }
  if (state.at === 0) { showStart(); return; }
  state.at--;
  keep();
  showQuestion();
}

function answers() {
  const chosenOf = (question, choice) => (question.isSwapped ? 1 - choice : choice);
  const found = [], probes = study.probes.map(() => false);
  state.questions.forEach((question, place) => {
    const chosen = chosenOf(question, state.choices[place]);
    if (question.pair === undefined) { probes[question.probe] = chosen === 0; return; }
    const pair = study.pairs[question.pair];
    found.push({
      pair: question.pair, asked: PARTS[question.part].asked, systems: pair.systems, bytes: pair.bytes,
      chosen: pair.systems[chosen],
    });
  });
  return { format: "gc-studio-study-answers", version: study.version, study: study.id, person: state.person, probes, answers: found };
}

function showEnd() {
  const text = JSON.stringify(answers(), null, 1), link = element("save");
  element("answers").value = text;
  URL.revokeObjectURL(link.href);
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = `answers-${study.id}-${state.person}.json`;
  element("told").textContent = "";
  isGiven = false;
  show("end");
  link.focus();
}

async function copy() {
  const field = element("answers");
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    field.closest("details").open = true;
    field.select();
    if (!document.execCommand("copy")) {
      element("told").textContent = "This browser does not let the page copy: the text is selected below, copy it yourself.";
      return;
    }
  }
  isGiven = true;
  element("told").textContent = "Copied. Paste it into a message to whoever gave you this study.";
}

element("begin").addEventListener("click", () => begin(false));
element("anew").addEventListener("click", () => begin(true));
element("go").addEventListener("click", showQuestion);
element("back").addEventListener("click", back);
element("part-back").addEventListener("click", back);
element("end-back").addEventListener("click", back);
element("another").addEventListener("click", () => {
  if (!isGiven && !confirm("The file with these choices is not saved yet. Let them go?")) return;
  state = newState();
  keep();
  showStart();
});
element("copy").addEventListener("click", copy);
element("save").addEventListener("click", () => {
  isGiven = true;
  element("told").textContent = `Saved as ${element("save").download}, where your browser puts downloads.`;
});
for (const side of [0, 1]) element(`choice-${side}`).addEventListener("click", () => choose(side));
addEventListener("resize", () => { if (isReady) fit(); });
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLTextAreaElement) return;
  const side = { 1: 0, ArrowLeft: 0, 2: 1, ArrowRight: 1 }[event.key];
  if (event.key === "Backspace" && element("start").hidden) back();
  // A key that is held down answers once.
  else if (side !== undefined && !element("question").hidden) { if (!event.repeat) choose(side); }
  else return;
  event.preventDefault();
});
showStart();
