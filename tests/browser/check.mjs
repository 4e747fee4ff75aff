// Holds HTML reports to what a reader needs, in headless Chromium: node tests/browser/check.mjs [--shots FOLDER] report.html…
// It speaks to the browser over a pipe, so that neither packages nor a port are needed.
import { spawn } from "node:child_process";
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const SIZES = [{ name: "1280", width: 1280, height: 900 }, { name: "400", width: 400, height: 800 }];
const A4 = { width: 688, height: 1000 }; // 210 mm less the margins of the page, at 96 dots an inch
const PIECE = 2400;
const NAMED = ["button", "link", "image", "region", "table", "navigation", "img", "heading"];

const words = process.argv.slice(2);
const shots = words[0] === "--shots" ? words.splice(0, 2)[1] : null;
if (shots) mkdirSync(shots, { recursive: true });
const profile = mkdtempSync(join(tmpdir(), "zaizao-browser-"));
const browser = launch();
const complaints = [];
try {
  for (const file of words) for (const complaint of await check(file)) complaints.push(`${basename(file)}: ${complaint}`);
} finally {
  await browser.send("Browser.close").catch(() => {});
  await browser.gone;
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}
complaints.forEach((complaint) => console.error(complaint));
console.log(`${words.length} pages, ${complaints.length} complaints`);
process.exit(complaints.length ? 1 : 0);

async function check(file) {
  const found = [];
  const page = await open(found);
  const url = pathToFileURL(resolve(file)).href;
  page.on("Network.requestWillBeSent", ({ request }) => {
    if (request.url !== url && !request.url.startsWith("data:")) found.push(`asks for ${request.url}`);
  });
  const loaded = page.once("Page.loadEventFired");
  await page.send("Page.navigate", { url });
  await loaded;
  for (const scheme of ["light", "dark"]) {
    await page.send("Emulation.setEmulatedMedia", { media: "screen", features: [{ name: "prefers-color-scheme", value: scheme }] });
    for (const size of SIZES) {
      await resize(page, size);
      const where = `${scheme} ${size.name}`;
      for (const look of [seen, contrasts, pictures]) for (const what of await page.eval(look)) found.push(`${where}: ${what}`);
      if (shots) await shoot(page, `${basename(file, ".html")}.${scheme}.${size.name}`);
    }
  }
  for (const what of [...(await page.eval(accessible)), ...(await names(page))]) found.push(what);
  await page.send("Emulation.setEmulatedMedia", { media: "print", features: [] });
  await resize(page, A4);
  for (const what of await page.eval(printed)) found.push(`print: ${what}`);
  const pdf = await print(page, basename(file, ".html"));
  const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  if (file.includes("briefing") && sheets > 2) found.push(`print: a briefing of ${sheets} pages`);
  for (const what of await page.eval(sorts)) found.push(what);
  await page.close();
  return found;
}

// Each of the following runs in the page and gives a list of complaints.
function seen() {
  const found = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth + 1) found.push(`the page is ${root.scrollWidth} wide, the window ${root.clientWidth}`);
  if (document.querySelectorAll("h1").length !== 1) found.push("there is not one first heading");
  for (const table of document.querySelectorAll("table")) {
    if (table.tBodies[0].rows.length === 0) found.push(`table ${table.dataset.key} has no rows`);
    if (!table.querySelector("thead th[scope=col]")) found.push(`table ${table.dataset.key} has no heads`);
  }
  for (const link of document.querySelectorAll("a[href^='#']")) {
    if (!document.getElementById(link.getAttribute("href").slice(1))) found.push(`a link leads nowhere: ${link.textContent}`);
  }
  return found;
}

// Every piece of text against what lies behind it, in pictures too: WCAG 2.1, 1.4.3.
function contrasts() {
  const luminance = ([r, g, b]) => {
    const part = (value) => ((value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const parsed = (colour) => { const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number); return [r, g, b, a]; };
  const over = (below, [r, g, b, a]) => [r, g, b].map((part, at) => part * a + below[at] * (1 - a));
  const ground = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) layers.push(parsed(getComputedStyle(at).backgroundColor));
    return layers.reverse().reduce(over, [255, 255, 255]);
  };
  const poor = new Set();
  const judge = (front, back, where) => {
    const [one, other] = [luminance(front), luminance(back)];
    const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (contrast < 4.5) poor.add(`contrast ${contrast.toFixed(2)} in ${where}`);
  };
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!own || element.closest("svg, script, style") || !element.getClientRects().length) continue;
    judge(parsed(getComputedStyle(element).color), ground(element), `${element.tagName} ${element.className}`);
  }
  for (const svg of document.querySelectorAll("figure svg")) {
    const behind = [];
    for (const shape of svg.querySelectorAll("rect, circle, path, text")) {
      const style = getComputedStyle(shape);
      if (shape.closest("defs") || !style.fill.startsWith("rgb")) continue;
      const box = shape.getBoundingClientRect();
      if (shape.tagName !== "text") {
        const [r, g, b, a] = parsed(style.fill);
        behind.push({ box, fill: [r, g, b, a * Number(style.fillOpacity)] });
        continue;
      }
      const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
      const under = behind.filter(({ box }) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom);
      judge(parsed(style.fill), under.reduce((below, { fill }) => over(below, fill), ground(svg.parentElement)), `the picture ${svg.closest("figure").dataset.key}: ${shape.textContent.slice(0, 20)}`);
    }
  }
  return [...poor];
}

// Pictures are whole: as large as can be read, nothing outside the sheet, with caption, source and name.
function pictures() {
  const found = [];
  for (const figure of document.querySelectorAll("figure")) {
    const key = figure.dataset.key;
    const svg = figure.querySelector("svg");
    const sheet = svg.getBoundingClientRect();
    const scale = sheet.width / svg.viewBox.baseVal.width;
    if (scale < 0.71) found.push(`picture ${key} is shown at ${scale.toFixed(2)} of its size`);
    const frame = figure.querySelector(".drawing");
    if (frame.scrollWidth > frame.clientWidth + 1 && frame.tabIndex !== 0) found.push(`picture ${key} cannot be scrolled by keys`);
    if ((frame.getAttribute("aria-label") ?? "").length < 20) found.push(`picture ${key} is not told`);
    if (!figure.querySelector("figcaption .source")) found.push(`picture ${key} has no source`);
    for (const text of svg.querySelectorAll("text")) {
      const box = text.getBoundingClientRect();
      const out = box.left < sheet.left - 1 || box.right > sheet.right + 1 || box.top < sheet.top - 1 || box.bottom > sheet.bottom + 1;
      if (out) found.push(`picture ${key} cuts ${text.textContent}`);
    }
  }
  return found;
}

// What a checker of accessibility asks of a document like this one.
function accessible() {
  const found = [];
  if (!document.documentElement.lang) found.push("the language is not told");
  if (!document.title.trim()) found.push("the page has no title");
  if (document.querySelectorAll("main").length !== 1) found.push("there is not one main part");
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  for (const id of ids.filter((id, at) => ids.indexOf(id) !== at)) found.push(`the id ${id} stands twice`);
  let level = 0;
  for (const heading of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    const now = Number(heading.tagName[1]);
    if (now > level + 1) found.push(`after a heading of level ${level} comes one of level ${now}: ${heading.textContent}`);
    level = now;
  }
  for (const element of document.querySelectorAll("[aria-labelledby], [aria-describedby]")) {
    for (const id of `${element.getAttribute("aria-labelledby") ?? ""} ${element.getAttribute("aria-describedby") ?? ""}`.split(" ").filter(Boolean)) {
      if (!document.getElementById(id)) found.push(`${element.tagName} is named by ${id}, which is not there`);
    }
  }
  for (const element of document.querySelectorAll("[tabindex]")) if (element.tabIndex > 0) found.push("the order of keys is not that of the page");
  for (const element of document.querySelectorAll("body *")) {
    const scrolls = ["auto", "scroll"].includes(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth + 1;
    if (scrolls && element.tabIndex !== 0) found.push(`${element.tagName} ${element.className} scrolls, and not by keys`);
  }
  for (const table of document.querySelectorAll("table")) {
    if (!table.caption?.textContent.trim()) found.push(`table ${table.dataset.key} has no caption`);
    for (const head of table.querySelectorAll("th")) if (!head.scope || !head.textContent.trim()) found.push(`table ${table.dataset.key} has a head without scope or words`);
  }
  for (const list of document.querySelectorAll("ul, ol")) if ([...list.children].some((item) => item.tagName !== "LI")) found.push("a list has something else than items");
  for (const picture of document.querySelectorAll("[role=img]:not(svg *)")) if (!picture.closest("[aria-hidden=true]") && !picture.getAttribute("aria-label") && !picture.getAttribute("aria-labelledby")) found.push("a picture has no name");
  return found;
}

function sorts() {
  const found = [];
  let tried = 0;
  for (const table of document.querySelectorAll("table")) {
    const body = table.tBodies[0];
    for (const head of table.tHead.rows[0].cells) {
      const button = head.querySelector("[role=button]");
      if (!button) continue;
      const column = () => [...body.rows].map((row) => row.cells[head.cellIndex].dataset.value).filter((value) => value !== undefined).map(Number);
      if (column().length < 2) continue;
      const rows = body.rows.length;
      const wanted = column().sort((one, other) => one - other);
      button.click();
      if (String(column()) !== String(wanted)) found.push(`table ${table.dataset.key} does not sort by ${head.textContent}`);
      button.click();
      if (String(column()) !== String(wanted.reverse())) found.push(`table ${table.dataset.key} does not sort back by ${head.textContent}`);
      if (head.getAttribute("aria-sort") !== "descending") found.push("what is sorted is not told");
      if (body.rows.length !== rows) found.push("sorting loses rows");
      tried += 1;
    }
  }
  if (document.querySelector("table") && tried === 0) found.push("nothing can be sorted");
  return found;
}

function printed() {
  const room = document.querySelector("main").clientWidth;
  const tables = [...document.querySelectorAll("table")].filter((table) => table.scrollWidth > room + 1);
  const drawings = [...document.querySelectorAll("figure svg")].filter((svg) => svg.getBoundingClientRect().width > room + 1);
  return tables.map((table) => `table ${table.dataset.key} is ${table.scrollWidth} wide, the page ${room}`)
    .concat(drawings.map((svg) => `picture ${svg.closest("figure").dataset.key} is wider than the page`));
}

async function names(page) {
  const { nodes } = await page.send("Accessibility.getFullAXTree");
  const nameless = nodes.filter((node) => !node.ignored && NAMED.includes(node.role?.value) && !node.name?.value?.trim());
  return nameless.map((node) => `a ${node.role.value} has no name`);
}

async function resize(page, { width, height }) {
  await page.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
}

// In pieces: a long page as one picture is more than most programs open.
async function shoot(page, name) {
  const { cssContentSize: whole } = await page.send("Page.getLayoutMetrics");
  for (let y = 0, nth = 1; y < whole.height; y += PIECE, nth += 1) {
    const clip = { x: 0, y, width: whole.width, height: Math.min(PIECE, whole.height - y), scale: 1 };
    const { data } = await page.send("Page.captureScreenshot", { format: "png", captureBeyondViewport: true, clip });
    writeFileSync(join(shots, `${name}.${nth}.png`), Buffer.from(data, "base64"));
  }
}

async function print(page, name) {
  const { data } = await page.send("Page.printToPDF", { preferCSSPageSize: true, printBackground: true });
  const pdf = Buffer.from(data, "base64");
  if (shots) writeFileSync(join(shots, `${name}.pdf`), pdf);
  return pdf;
}

async function open(found) {
  const { targetId } = await browser.send("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await browser.send("Target.attachToTarget", { targetId, flatten: true });
  const send = (method, parameters) => browser.send(method, parameters, sessionId);
  const on = (method, act) => browser.listen(sessionId, method, act);
  on("Runtime.exceptionThrown", ({ exceptionDetails }) => found.push(`exception: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`));
  on("Runtime.consoleAPICalled", ({ type, args }) => type === "error" && found.push(`console: ${args.map((one) => one.value).join(" ")}`));
  on("Log.entryAdded", ({ entry }) => entry.level === "error" && found.push(`log: ${entry.text} ${entry.url ?? ""}`));
  for (const domain of ["Page", "Runtime", "Log", "Network", "Accessibility"]) await send(`${domain}.enable`);
  return {
    send,
    on,
    once: (method) => new Promise((done) => on(method, done)),
    eval: async (check) => {
      const { result, exceptionDetails } = await send("Runtime.evaluate", { expression: `(${check})()`, returnByValue: true });
      return exceptionDetails ? [`${check.name} fails: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`] : result.value;
    },
    close: () => browser.send("Target.closeTarget", { targetId }),
  };
}

function launch() {
  const program = process.env.CHROMIUM ?? "chromium";
  const options = ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-dev-shm-usage", `--user-data-dir=${profile}`, "--remote-debugging-pipe"];
  const child = spawn(program, options, { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const gone = new Promise((done) => child.on("exit", done));
  const [, , , to, from] = child.stdio;
  const waiting = new Map();
  const listeners = [];
  let last = 0;
  let rest = "";
  from.setEncoding("utf8");
  from.on("data", (text) => {
    const messages = (rest + text).split("\0");
    rest = messages.pop();
    messages.map((message) => JSON.parse(message)).forEach(heard);
  });
  const heard = (message) => {
    const { id, error, result, method, params, sessionId } = message;
    if (id === undefined) return listeners.filter((one) => one.sessionId === sessionId && one.method === method).forEach((one) => one.act(params));
    const { done, failed } = waiting.get(id);
    waiting.delete(id);
    if (error) failed(new Error(error.message)); else done(result);
  };
  const send = (method, params = {}, sessionId) => new Promise((done, failed) => {
    waiting.set(++last, { done, failed });
    to.write(JSON.stringify({ id: last, method, params, sessionId }) + "\0");
  });
  child.on("error", (error) => { console.error(`cannot run ${program}: ${error.message}`); process.exit(2); });
  return { send, gone, listen: (sessionId, method, act) => listeners.push({ sessionId, method, act }) };
}
