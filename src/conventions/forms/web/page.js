"use strict";

// The form alone, without network: results and checks while one types, and a file to send.
// It helps, and decides nothing: whoever receives the file reads and checks every value again.

const facts = JSON.parse(document.getElementById("facts").textContent);
const words = facts.words;
const entries = Array.from(document.querySelectorAll("fieldset.entry"));
const SCALE = 10000n; // numbers are whole ten-thousandths, so that nothing is rounded unseen
const PAIRS = [["numerator", "denominator"], ["occupied", "available"]];
const SINGLE = ["value", "quantity", "persons", "amount"];
// What no screen shows comes from copying, and whoever receives the file would refuse it.
const HIDDEN = /[\u007f-\u009f\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ue000-\uf8ff\ufeff\uffa0\ufff9-\uffff]/g;
let unsaved = false;

function say(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

function cell(entry, field) {
  return entry.querySelector(`[data-field="${field}"]`);
}

function typed(entry, field) {
  const found = cell(entry, field);
  if (!found) return "";
  if (found.type === "checkbox") return found.checked ? found.value : "";
  return found.value.replace(HIDDEN, "").trim();
}

// The number in a cell; null where it is empty; a text that says why there is none.
function read(text, kind) {
  const refusal = words.errors[kind === "count" || kind === "percent" || kind === "money" ? kind : "number"];
  let plain = text.replace(/[’ʼ‘`´]/g, "'").replace(/\s/g, " ").replace("−", "-").trim();
  if (plain === "") return null;
  const percent = plain.endsWith("%");
  if (percent) plain = plain.slice(0, -1).trim();
  if (percent && kind !== "percent") return refusal;
  if (/^-?[1-9][0-9]{0,2}[.,][0-9]{3}$/.test(plain)) return words.checks.ambiguous;
  const match = /^(-?)([0-9]{1,12}|[0-9]{1,3}(?:[' ][0-9]{3}){1,3})(?:[.,]([0-9]{1,4}))?$/.exec(plain);
  if (!match) return refusal;
  const digits = match[2].replace(/[' ]/g, "");
  const rest = (match[3] || "").padEnd(4, "0");
  const number = BigInt(digits) * SCALE + BigInt(rest);
  if (match[1] && kind !== "score") return refusal;
  if (kind === "count" && number % SCALE !== 0n) return refusal;
  if ((kind === "money" || kind === "hours") && number % (SCALE / 100n) !== 0n) return refusal;
  if (kind === "percent" && !percent && number > 0n && number <= SCALE) return refusal;
  return match[1] ? -number : number;
}

function number(entry, field) {
  return read(typed(entry, field), cell(entry, field).dataset.kind);
}

// A quotient of whole numbers with so many decimals, the half away from zero.
function decimals(over, under, places) {
  const many = 10n ** BigInt(places);
  const sign = over < 0n ? "-" : "";
  const size = over < 0n ? -over : over;
  const rounded = (size * many * 2n + under) / (under * 2n);
  const whole = (rounded / many).toString().replace(/\B(?=(?:[0-9]{3})+$)/g, words.thousands);
  return sign + whole + words.decimal + (rounded % many).toString().padStart(places, "0");
}

// Why a comment is asked for, where there is none yet: the target is missed, or much has changed.
function unexplained(entry, over, under) {
  if (!cell(entry, "comment") || typed(entry, "comment")) return "";
  const times = "percent" in entry.dataset ? 100n : 1n;
  const beyond = (bound, sign) => bound !== undefined && sign * (over * times * SCALE - BigInt(bound) * under) > 0n;
  if (beyond(entry.dataset.least, -1n) || beyond(entry.dataset.most, 1n)) return words.checks.far;
  if (entry.dataset.before) {
    const [was, among] = entry.dataset.before.split("/").map(BigInt);
    const size = (one) => (one < 0n ? -one : one);
    const [part, whole] = facts.large.split("/").map(BigInt);
    const change = size(over * times * among - was * under);
    if (change * whole > part * size(was) * under) return words.checks.moved;
  }
  return "";
}

// What a row shows, and whether it is to be looked at: the same as the formulas of the workbook.
function judged(entry) {
  if (entry.dataset.sums) return { text: summed(entry), state: "right" };
  const pair = PAIRS.find(([first]) => cell(entry, first));
  const single = SINGLE.find((field) => cell(entry, field));
  if (!pair && !single) return { text: "", state: "none" };
  const excluded = Boolean(typed(entry, "excluded")) !== Boolean(typed(entry, "why"));
  if (excluded && typed(entry, "excluded") !== "0") return { text: words.checks.both, state: "wrong" };
  if (cell(entry, "excluded") && typeof number(entry, "excluded") === "string") {
    return { text: number(entry, "excluded"), state: "wrong" };
  }
  return pair ? judgedPair(entry, ...pair) : judgedSingle(entry, single);
}

function empty(entry) {
  const reason = typed(entry, "missing");
  if (reason) return { text: reason, state: "right" };
  if ("optional" in entry.dataset) return { text: "", state: "none" };
  return { text: words.checks.todo, state: "todo" };
}

function judgedSingle(entry, field) {
  const kind = cell(entry, field).dataset.kind;
  if (kind === "yes-no") return typed(entry, field) ? { text: "", state: "right" } : empty(entry);
  const value = number(entry, field);
  if (value === null) return empty(entry);
  if (typeof value === "string") return { text: value, state: "wrong" };
  const asked = unexplained(entry, value, SCALE);
  return asked ? { text: asked, state: "wrong" } : { text: "", state: "right" };
}

function judgedPair(entry, first, second) {
  const over = number(entry, first);
  const under = number(entry, second);
  for (const one of [over, under]) {
    if (typeof one === "string") return { text: one, state: "wrong" };
  }
  if (over === null && under === null) return empty(entry);
  if (over === null || under === null) {
    return typed(entry, "missing") ? { text: "", state: "right" } : { text: words.checks.part, state: "wrong" };
  }
  if ("subset" in entry.dataset && over > under) return { text: words.checks.above, state: "wrong" };
  if (under === 0n) {
    return over === 0n ? { text: words.checks.none, state: "right" } : { text: words.checks.above, state: "wrong" };
  }
  const percent = "percent" in entry.dataset;
  const shown = decimals(percent ? over * 100n : over, under, 1);
  const text = percent ? say(words.percent, { number: shown }) : shown;
  const asked = unexplained(entry, over, under);
  return asked ? { text: `${text} – ${asked}`, state: "wrong" } : { text, state: "right" };
}

function summed(entry) {
  let sum = 0n;
  for (const code of entry.dataset.sums.split(" ")) {
    const value = number(entries.find((one) => one.dataset.code === code), "amount");
    if (typeof value === "bigint") sum += value;
  }
  return decimals(sum, SCALE, 2);
}

function show(entry) {
  const { text, state } = judged(entry);
  const output = entry.querySelector("output");
  if (output && output.textContent !== text) output.textContent = text;
  if (output) output.dataset.state = state;
  for (const one of entry.querySelectorAll("[data-kind]")) {
    const wrong = state === "wrong" && typeof read(one.value, one.dataset.kind) === "string";
    if (wrong) one.setAttribute("aria-invalid", "true");
    else one.removeAttribute("aria-invalid");
  }
  return state;
}

function showAll() {
  const states = entries.filter((one) => !one.dataset.sums).map(show).filter((state) => state !== "none");
  entries.filter((one) => one.dataset.sums).forEach(show);
  const done = states.filter((state) => state === "right").length;
  document.getElementById("progress").textContent = say(words.progress, { done, all: states.length });
}

function status(text) {
  document.getElementById("status").textContent = text;
}

// The rows to be looked at, as links to their first cell; how many there are.
function review(focus) {
  const open = entries.filter((one) => ["wrong", "todo"].includes(judged(one).state));
  const list = document.getElementById("open");
  list.replaceChildren();
  for (const entry of open) {
    const link = document.createElement("a");
    link.href = `#${entry.querySelector("input, select, textarea").id}`;
    const label = entry.querySelector("legend").textContent.replace(/\s+/g, " ").trim();
    link.textContent = `${label} (${entry.dataset.code}): ${judged(entry).text}`;
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  const section = document.getElementById("review");
  section.hidden = open.length === 0;
  section.querySelector("h2").textContent = say(words.review, { n: open.length });
  if (focus && open.length) section.focus();
  return open.length;
}

function submission() {
  const values = [];
  for (const entry of entries) {
    for (const one of entry.querySelectorAll("[data-field]")) {
      const { field } = one.dataset;
      values.push({ code: entry.dataset.code, field, value: typed(entry, field) });
    }
  }
  return { ...facts.identity, values };
}

function save() {
  const text = JSON.stringify(submission(), null, 1);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([`${text}\n`], { type: "application/json" }));
  link.download = facts.file;
  link.click();
  URL.revokeObjectURL(link.href);
  unsaved = false;
  const n = review(false);
  status(say(n ? words.saved_open : words.saved, { file: facts.file, to: facts.to, n }));
}

async function resume(file) {
  let held = null;
  try {
    held = JSON.parse(await file.text());
  } catch {
    held = null;
  }
  const same = (name) => held !== null && held[name] === facts.identity[name];
  if (!["agreement", "period"].every(same) || !Array.isArray(held.values)) {
    status(say(words.foreign, { file: file.name }));
    return;
  }
  let n = 0;
  for (const { code, field, value } of held.values) {
    const entry = entries.find((one) => one.dataset.code === code);
    const found = entry && entry.querySelector(`[data-field="${CSS.escape(String(field))}"]`);
    if (!found) continue;
    if (found.type === "checkbox") found.checked = Boolean(value);
    else found.value = String(value);
    if (value) n += 1;
  }
  showAll();
  status(say(words.resumed, { file: file.name, n }));
}

document.getElementById("form").addEventListener("input", (event) => {
  unsaved = true;
  const entry = event.target.closest("fieldset.entry");
  if (entry) showAll();
});
document.getElementById("form").addEventListener("submit", (event) => event.preventDefault());
document.getElementById("check").addEventListener("click", () => {
  if (review(true) === 0) status(words.fine);
});
document.getElementById("save").addEventListener("click", save);
document.getElementById("resume").addEventListener("change", (event) => {
  if (event.target.files.length) resume(event.target.files[0]);
});
window.addEventListener("beforeunload", (event) => {
  if (unsaved) event.preventDefault();
});
showAll();
