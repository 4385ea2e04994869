// What a browser makes of a form: fills it in by keyboard alone, saves it, and has axe look at it.
// node page.mjs <node_modules> <page.html> <folder> ; what to type comes on standard input.
import fs from "node:fs";
import path from "node:path";

const [modules, file, folder] = process.argv.slice(2);
const { default: puppeteer } = await import(
  path.join(modules, "puppeteer-core/lib/esm/puppeteer/puppeteer-core.js"),
);
const axe = fs.readFileSync(path.join(modules, "axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const { typed, shown } = JSON.parse(fs.readFileSync(0, "utf8"));
const told = { violations: {}, messages: [], shown: {}, requests: [] };

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const page = await browser.newPage();
page.on("console", (message) => told.messages.push(message.text()));
page.on("pageerror", (error) => told.messages.push(error.message));
page.on("dialog", (dialog) => { told.warned = dialog.type(); dialog.accept(); });
page.on("request", (request) => told.requests.push(request.url()));
const client = await page.createCDPSession();
await client.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder });

async function judge(state) {
  await page.evaluate(axe);
  const found = await page.evaluate((tags) => axe.run(document, { runOnly: tags }), TAGS);
  told.violations[state] = found.violations.map((one) => `${one.id}: ${one.nodes[0].html}`);
}

// Tab until this element has the focus: what cannot be reached so cannot be used.
async function reach(id) {
  for (let step = 0; step < 400; step += 1) {
    if ((await page.evaluate(() => document.activeElement.id)) === id) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the Tab key does not reach ${id}`);
}

await page.setViewport({ width: 1100, height: 900 });
await page.goto(`file://${file}`);
told.language = await page.evaluate(() => document.documentElement.lang);
await judge("empty");
for (const [id, values] of Object.entries(shown)) {
  for (const [text, result] of values) {
    await page.focus(`#${id}`);
    await page.evaluate((one) => { document.getElementById(one).value = ""; }, id);
    await page.keyboard.type(text);
    told.shown[`${id} ${text}`] = await page.$eval(`#${id.split("-")[0]}-result`, (one) => one.textContent);
  }
  await page.evaluate((one) => {
    document.getElementById(one).value = "";
    document.activeElement.blur();
  }, id);
}
await page.evaluate(() => window.scrollTo(0, 0));
await reach("check");
await page.keyboard.press("Enter");
told.focused = await page.evaluate(() => document.activeElement.id);
await judge("with errors");
await page.setViewport({ width: 320, height: 800 });
told.wider = await page.evaluate(() => document.documentElement.scrollWidth > 320);
await judge("narrow");
await page.setViewport({ width: 1100, height: 900 });
await page.reload();
for (const [id, text] of Object.entries(typed)) {
  await reach(id);
  if (text === " ") await page.keyboard.press("Space");
  else await page.keyboard.type(text);
}
await reach("save");
await page.keyboard.press("Enter");
for (let step = 0; step < 50 && !fs.readdirSync(folder).some((name) => name.endsWith(".json")); step += 1) {
  await new Promise((resolve) => { setTimeout(resolve, 100); });
}
told.status = await page.$eval("#status", (one) => one.textContent);
await judge("saved");
await page.evaluate(() => document.querySelector("label").remove());
await judge("a label removed");
await browser.close();
console.log(JSON.stringify(told));
