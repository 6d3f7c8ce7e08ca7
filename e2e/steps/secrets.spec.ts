// Neither the passphrase nor the private key in clear ever leaves the browser, or stays in it.
import { execFileSync } from "node:child_process";
import { createPrivateKey } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext } from "@playwright/test";
import { PEKALONGAN } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { PASSPHRASE, apply, approve, fetchFile } from "../fixtures/walk";

test("passphrase and private key stay in the browser's worker", async ({ holder, other, context, backend }) => {
  const said: Buffer[] = [];
  const listen = (seen: BrowserContext) => {
    seen.on("request", async (request) => {
      said.push(Buffer.from(`${request.method()} ${request.url()} ${JSON.stringify(request.headers())}`));
      const body = request.postDataBuffer();
      if (body) said.push(body);
    });
    seen.on("console", (message) => said.push(Buffer.from(message.text())));
  };
  listen(context);
  const sari = holder(`sari@${PEKALONGAN}`);
  await apply(sari);
  await approve(await other(`verifikator@${PEKALONGAN}`), "Sari Wulandari");
  const file = await fetchFile(sari);

  const stored = await sari.page.evaluate(async () => {
    const databases = await indexedDB.databases();
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, databases, document.cookie, history.state, location.href]);
  });
  expect(stored).toMatch(/^\[\{.*\},\{\},\[\],"",/);
  // The service worker keeps static files, the offices' contacts and what is said of shared files: nothing that the backend answered to somebody.
  const kept = await sari.page.evaluate(async () => {
    const paths: string[] = [];
    for (const name of await caches.keys()) {
      for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname);
    }
    return paths;
  });
  const pages = /^\/(akun\/|permohonan\/|lacak\/)?(index\.html|masuk(\.html)?|memuat\.html|luring|bagikan)?$/;
  const files = /^\/((akun|permohonan|lacak)\/)?([\w-]+\.(js|wasm|css|png|svg|webmanifest))$/;
  expect(kept.filter((path) => !pages.test(path) && !files.test(path))).toEqual([]);
  said.push(Buffer.from(stored), Buffer.from(JSON.stringify(await context.cookies())));
  // At rest: no file comes or goes while they are read.
  await backend.stop();
  for (const path of filesBelow(backend.data)) said.push(readFileSync(path));

  const everything = said.flatMap(unpacked);
  // What is known to have been sent is found: the net has no hole there.
  expect(found(everything, Buffer.from(sari.email))).toBe(true);
  const { request, needles } = secrets(file);
  expect(found(everything, request), "the public key was sent").toBe(true);
  for (const [name, needle] of Object.entries(needles)) expect(found(everything, needle), name).toBe(false);
});

/** Public part and secrets of the file that was fetched. */
function secrets(file: Buffer): { request: Buffer; needles: Record<string, Buffer> } {
  const directory = mkdtempSync(join(tmpdir(), "perbarui-secret-"));
  writeFileSync(join(directory, "a.p12"), file);
  const args = ["pkcs12", "-in", join(directory, "a.p12"), "-passin", `pass:${PASSPHRASE}`, "-nocerts", "-noenc"];
  const pem = execFileSync("openssl", args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  rmSync(directory, { recursive: true });
  const key = createPrivateKey(pem);
  const jwk = key.export({ format: "jwk" });
  const number = (part: string | undefined) => Buffer.from(part!, "base64url").subarray(0, 48);
  return {
    request: number(jwk.n),
    needles: {
      passphrase: Buffer.from(PASSPHRASE),
      "passphrase in a URL": Buffer.from(encodeURIComponent(PASSPHRASE)),
      "passphrase in a form": Buffer.from(PASSPHRASE.replaceAll(" ", "+")),
      "passphrase in UTF-16": Buffer.from(PASSPHRASE, "utf16le"),
      "any clear PKCS#8 of RSA": Buffer.from("020100300d06092a864886f70d010101050004", "hex"),
      "a PEM": Buffer.from("PRIVATE KEY-----"),
      "private exponent": number(jwk.d),
      "first prime": number(jwk.p),
      "second prime": number(jwk.q),
    },
  };
}

/** The bytes themselves, and what base64 in them means. */
function unpacked(bytes: Buffer): Buffer[] {
  const words = bytes.toString("latin1").match(/[A-Za-z0-9+/_-]{24,}/g) ?? [];
  return [bytes, ...words.map((word) => Buffer.from(word, "base64"))];
}

function found(haystack: Buffer[], needle: Buffer): boolean {
  return haystack.some((bytes) => bytes.includes(needle));
}

function* filesBelow(directory: string): Generator<string> {
  for (const name of readdirSync(directory)) {
    const path = join(directory, name);
    // The program's own keys are keys in clear: the authority's, and what checkpoints are signed with.
    if (name === "authority" || name === "checkpoint.key") continue;
    if (statSync(path).isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}
