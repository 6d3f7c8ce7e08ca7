// A kiosk's host: Chromium under the policy that ships, and the script that starts it (deploy/kiosk).
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, test as base } from "@playwright/test";
import { DEPLOY, KioskHost, policy } from "../fixtures/kiosk_host";

/** What the service was asked, with the cookie that came along. */
interface Asked {
  path: string;
  cookie: string;
}

const test = base.extend<{ service: { url: string; asked: Asked[] } }>({
  // No page of ours: those shut more than the policy does.
  service: async ({}, use) => {
    const asked: Asked[] = [];
    const server: Server = createServer((request, answer) => {
      asked.push({ path: request.url!, cookie: request.headers.cookie ?? "" });
      answer.setHeader("content-type", "text/html");
      answer.setHeader("set-cookie", "terminal=paired; Path=/; Max-Age=86400; HttpOnly; SameSite=Strict");
      if (request.url === "/kios/file") answer.setHeader("content-disposition", "attachment; filename=surat.txt");
      if (request.url === "/kios/download") {
        return answer.end('<script>location = "/kios/file"; setTimeout(() => fetch("/kios/kept-after"), 2_000)</script>');
      }
      answer.end('<title>Kios</title><script>fetch("/kios/kept-" + localStorage.length); localStorage.setItem("nama", "Sari")</script>');
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    await use({ url: `http://localhost:${(server.address() as AddressInfo).port}`, asked });
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  },
});

/** For a test that drives the browser by what the policy shuts. */
const DRIVEN = { RemoteDebuggingAllowed: true, DeveloperToolsAvailability: 1 };
/** Allowed beside the kiosk: the empty page of a new tab, and the page that lists the policy. */
const BESIDE = ["about:blank", "chrome://policy"];

test("no address but the kiosk's, no page of the browser's, no file of the host's", async ({ service }) => {
  for (const isShut of [true, false]) {
    const own = policy(service.url, DRIVEN);
    const host = new KioskHost(isShut ? { ...own, URLAllowlist: [...(own.URLAllowlist as string[]), ...BESIDE] } : undefined);
    try {
      const context = await host.open();
      const open = async (address: string) => {
        const page = await context.newPage();
        const answer = await page.goto(address).then(() => "open", (error: Error) => /net::\w+|Download is starting/.exec(error.message)?.[0] ?? error.message);
        await page.close();
        return answer;
      };
      expect(await open(`${service.url}/kios/`)).toBe("open");
      for (const address of [
        `${service.url}/`,
        `${service.url}/petugas/`,
        `${service.url.replace("localhost", "127.0.0.1")}/kios/`,
        `view-source:${service.url}/kios/`,
        "file:///etc/passwd",
        "chrome://version/",
        "chrome://settings/",
        "chrome://downloads/",
        "devtools://devtools/bundled/inspector.html",
      ]) {
        // Without the policy all of them open: it is the policy that shuts them.
        expect(await open(address), `${address}, ${isShut}`).toBe(isShut ? "net::ERR_BLOCKED_BY_ADMINISTRATOR" : "open");
      }
    } finally {
      await host.close();
    }
  }
});

test("a page sees the lines of the policy that the readiness page reads, and only under it", async ({ service }) => {
  for (const isShut of [true, false]) {
    const host = new KioskHost(isShut ? policy(service.url, DRIVEN) : undefined);
    try {
      const page = await (await host.open()).newPage();
      await page.goto(`${service.url}/kios/`);
      const states = await page.evaluate(() =>
        Promise.all(
          ["notifications", "clipboard-read", "camera"].map(async (name) => (await navigator.permissions.query({ name } as PermissionDescriptor)).state),
        ),
      );
      expect(states).toEqual(isShut ? ["denied", "denied", "granted"] : ["prompt", "prompt", "prompt"]);
    } finally {
      await host.close();
    }
  }
});

test("Chromium knows every line of the policy, and all of them are in force", async ({ service }) => {
  const own = policy(service.url, DRIVEN);
  const host = new KioskHost({ ...own, URLAllowlist: [...(own.URLAllowlist as string[]), ...BESIDE] });
  try {
    const page = await (await host.open()).newPage();
    await page.goto("chrome://policy/");
    const rows = page.locator("policy-row").filter({ hasNotText: "Not set." });
    await expect(rows).toHaveCount(Object.keys(own).length);
    for (const text of await rows.evaluateAll((rows) => rows.map((row) => row.shadowRoot!.textContent!))) {
      // What Chromium will drop one day still holds.
      expect(text).toMatch(/\bMandatory\b[\s\S]*\b(OK|Deprecated)\b/);
      expect(text).not.toMatch(/Unknown|Ignored|Conflict/);
    }
  } finally {
    await host.close();
  }
});

test("the tools for developers find no door, even if somebody starts Chromium with one", async ({ service }) => {
  for (const isShut of [true, false]) {
    const host = new KioskHost(isShut ? policy(service.url) : undefined);
    await visit(host, service, "", ["--remote-debugging-port=0"]);
    expect(existsSync(join(host.directory, "profile", "DevToolsActivePort"))).toBe(!isShut);
    await host.close();
  }
});

test("nothing is downloaded", async ({ service }) => {
  for (const isShut of [true, false]) {
    const host = new KioskHost(isShut ? policy(service.url) : undefined);
    const downloads = join(host.directory, "downloads");
    mkdirSync(downloads);
    mkdirSync(join(host.directory, "profile", "Default"), { recursive: true });
    const preferences = { download: { default_directory: downloads } };
    writeFileSync(join(host.directory, "profile", "Default", "Preferences"), JSON.stringify(preferences));
    await visit(host, service, "download", []);
    expect(service.asked.map(({ path }) => path)).toContain("/kios/file");
    expect(readdirSync(downloads)).toEqual(isShut ? [] : ["surat.txt"]);
    await host.close();
  }
});

/** Opens a page of the kiosk in a browser that nobody drives, until the page says that it is done. */
async function visit(host: KioskHost, service: { url: string; asked: Asked[] }, page: string, words: string[]): Promise<void> {
  service.asked.length = 0;
  const all = ["--headless=new", "--no-sandbox", "--disable-gpu", `--user-data-dir=${join(host.directory, "profile")}`, ...words];
  const browser = spawn(host.program, [...all, `${service.url}/kios/${page}`], { stdio: "ignore" });
  try {
    const done = page ? "/kios/kept-after" : "/kios/kept-";
    await expect.poll(() => service.asked.some(({ path }) => path.startsWith(done))).toBe(true);
  } finally {
    await end(browser, "SIGTERM");
  }
}

test("of one start nothing reaches the next but the terminal's cookie, not even after a crash", async ({ service }) => {
  const host = new KioskHost(policy(service.url));
  const [memory, disk] = [join(host.directory, "memory"), join(host.directory, "disk")];
  mkdirSync(memory);
  mkdirSync(disk);
  const start = () => {
    const places = { RUNTIME_DIRECTORY: memory, STATE_DIRECTORY: disk };
    const env = { ...process.env, ...places, KIOSK_BROWSER: host.program, KIOSK_URL: `${service.url}/kios/` };
    return spawn(join(DEPLOY, "start.sh"), ["--headless=new", "--no-sandbox", "--disable-gpu"], { env, stdio: "ignore" });
  };
  const kept = () => service.asked.filter(({ path }) => path.startsWith("/kios/kept-"));
  let browser = start();
  try {
    await expect.poll(() => kept().length).toBeGreaterThan(0);
    expect(kept()[0]!.path).toBe("/kios/kept-0");
    await end(browser, "SIGTERM");
    for (const signal of ["SIGKILL", "SIGTERM"] as const) {
      service.asked.length = 0;
      browser = start();
      await expect.poll(() => kept().length).toBeGreaterThan(0);
      expect(kept()[0]).toEqual({ path: "/kios/kept-0", cookie: "terminal=paired" });
      await end(browser, signal);
    }
    expect(readdirSync(disk).filter((name) => !name.startsWith("Cookies"))).toEqual([]);
  } finally {
    browser.kill("SIGKILL");
    await host.close();
  }
});

async function end(browser: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  const ended = new Promise((ended) => browser.once("exit", ended));
  browser.kill(signal);
  await ended;
}
