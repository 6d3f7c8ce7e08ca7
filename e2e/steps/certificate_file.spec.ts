// "Uji berkas": whoever has a certificate's file tries it, without a log-in; the file and its passphrase stay in the browser.
import type { Locator, Page, Request } from "@playwright/test";
import { expectAccessible } from "../fixtures/axe";
import { CertificateFiles, FILE_PASSPHRASE, HOLDER, ORGANIZATION } from "../fixtures/certificate_files";
import { certificateFields } from "../fixtures/judges";
import { FetchPage, Sheet } from "../fixtures/pages";
import { PEKALONGAN } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { PASSPHRASE, apply, approve, logIn, nothing } from "../fixtures/walk";

const WORKS = "Berkas ini dapat dibuka dan kuncinya berfungsi";
const WHOLE = "Passphrase benar, dan isi berkas utuh.";
const SIGNED = "Tanda tangan uji yang dibuat dengan kunci ini cocok dengan sertifikatnya.";
const WRONG = /^Periksa passphrase Anda: tidak cocok dengan berkas ini\. Bila Anda yakin/;

class CheckPage extends Sheet {
  get input(): Locator {
    return this.page.locator("input[type=file]");
  }

  get passphrase(): Locator {
    return this.page.getByRole("textbox", { name: "Passphrase berkas" });
  }

  async open(): Promise<void> {
    await this.page.goto("/kunci");
    await expect(this.title("Uji berkas sertifikat")).toBeVisible();
  }

  async test(file: Buffer, passphrase = FILE_PASSPHRASE, name = "sertifikat.p12"): Promise<void> {
    await this.input.setInputFiles({ name, mimeType: "application/octet-stream", buffer: file });
    await expect(this.page.getByText(name)).toBeVisible();
    await this.passphrase.fill(passphrase);
    await this.button("Uji berkas").click();
  }

  async expectFound(title: string, ...texts: (string | RegExp)[]): Promise<void> {
    await expect(this.title(title)).toBeVisible({ timeout: 60_000 });
    await expect(this.title(title)).toBeFocused();
    for (const text of texts) await expect(this.page.getByText(text)).toBeVisible();
  }

  value(name: string): Locator {
    return this.page.locator("dt", { hasText: name }).locator("xpath=following-sibling::dd[1]");
  }

  async another(): Promise<void> {
    await this.button("Uji berkas lain").click();
    await this.expectShown("Uji berkas sertifikat");
  }
}

let files: CertificateFiles;
test.beforeAll(() => {
  files = new CertificateFiles();
});
test.afterAll(() => files.clear());

test("the service's own file: whose it is, its dates, its issuers, and that its key signs; no request carries anything", async ({ holder, other }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  const reference = await apply(sari);
  await approve(await other(`verifikator@${PEKALONGAN}`), "Sari Wulandari");
  await sari.page.goto(`/ambil/${reference}`);
  const fetch = new FetchPage(sari.page);
  const file = await fetch.fetch(PASSPHRASE);
  const [tab] = await Promise.all([sari.page.waitForEvent("popup"), fetch.link("Uji berkas itu (tab baru)").click()]);
  const page = new CheckPage(tab);
  await expect(page.title("Uji berkas sertifikat")).toBeVisible();
  await expectAccessible(tab, "uji-berkas");

  const carried = requests(tab);
  await page.test(file, PASSPHRASE, `sertifikat-${reference}.p12`);
  await page.expectFound(WORKS, WHOLE, "Kunci dan sertifikat adalah pasangan.", SIGNED, /^Sertifikat penerbit lengkap sampai akarnya: /);
  const told = certificateFields({ p12: file, passphrase: PASSPHRASE });
  await expect(page.value("Pemegang")).toHaveText("Sari Wulandari");
  await expect(page.value("Nomor seri")).toHaveText(told.serial);
  const end = new Intl.DateTimeFormat("id-ID", { dateStyle: "long", timeZone: "Asia/Jakarta" }).format(told.notAfter * 1000);
  await expect(page.value("Berlaku sampai")).toHaveText(end);
  await expect(tab.getByText(new RegExp(`^Sertifikat berlaku sampai ${end}, \\d+ hari lagi\\.$`))).toBeVisible();
  await expectAccessible(tab, "uji-berkas-baik");
  expect(carried(), "nothing is sent").toEqual([]);
  // Nothing stays.
  await page.another();
  await expect(page.passphrase).toHaveValue("");
  await expect(tab.getByText("Belum ada berkas yang dipilih")).toBeVisible();
});

test("files of OpenSSL, without a log-in", async ({ page: tab }) => {
  const page = new CheckPage(tab);
  const carried = requests(tab);
  await page.open();
  const missing = /^Berkas ini tidak memuat sertifikat penerbit\./;
  const kinds: [string, Buffer, (string | RegExp)[]][] = [
    ["as now, with the issuers", files.make(["-certfile", files.chain]), [WHOLE, SIGNED, "Sertifikat penerbit lengkap sampai akarnya: CA Uji, Akar Uji."]],
    ["without the issuers", files.make([]), [WHOLE, SIGNED, missing]],
    ["AES-128, MAC of SHA-1", files.make(["-certpbe", "AES-128-CBC", "-keypbe", "AES-128-CBC", "-macalg", "sha1"]), [WHOLE, SIGNED]],
    ["certificates in clear", files.make(["-certpbe", "NONE"]), [WHOLE, SIGNED]],
    ["no MAC", files.make(["-nomac"]), [/^Passphrase benar\. Berkas ini tidak memuat kode/, SIGNED]],
    ["an elliptic curve", files.make(["-certfile", files.chain], "curve"), [WHOLE, SIGNED, "Sertifikat penerbit lengkap sampai akarnya: CA Uji, Akar Uji."]],
    ["signed by itself", files.make([], "own"), [SIGNED, /^Sertifikat ini tidak diterbitkan siapa pun/]],
  ];
  for (const [kind, file, told] of kinds) {
    await test.step(kind, async () => {
      await page.test(file);
      await page.expectFound(WORKS, ...told);
      await expect(page.value("Pemegang")).toHaveText(HOLDER);
      await expect(page.value("Instansi")).toHaveText(ORGANIZATION);
      await page.another();
    });
  }
  await page.test(files.make([]));
  await page.expectFound(WORKS);
  await expectAccessible(tab, "uji-berkas-tanpa-penerbit");
  await tab.getByRole("button", { name: "English" }).click();
  await expect(page.title("This file opens and its key works")).toBeVisible();
  expect(carried()).toEqual([]);
});

test("what can't be opened is told, each in its own words, and loses nothing", async ({ page: tab }) => {
  const page = new CheckPage(tab);
  await page.open();
  await page.button("Uji berkas").click();
  await page.expectErrors("Pilih berkas sertifikat");
  const good = files.make([]);
  await page.input.setInputFiles({ name: "baik.p12", mimeType: "application/x-pkcs12", buffer: good });
  await page.button("Uji berkas").click();
  await page.expectErrors("Isi passphrase berkas");
  const old = /^Passphrase Anda benar dan berkas ini utuh, tetapi isinya dienkripsi dengan cara lama \(3DES atau RC2\)/;
  const unknown = /^Berkas ini dilindungi dengan cara yang tidak dikenal halaman ini/;
  const changed = Buffer.from(good);
  changed[changed.length >> 1]! ^= 1;
  const cases: [string, Buffer, string, string | RegExp][] = [
    ["another passphrase", good, `${FILE_PASSPHRASE} `, WRONG],
    ["changed", changed, FILE_PASSPHRASE, WRONG],
    ["no MAC, another passphrase", files.make(["-nomac"]), "x", WRONG],
    ["cut off", good.subarray(0, good.length - 40), FILE_PASSPHRASE, /^Unduh lagi sertifikat Anda.*berkas ini rusak atau terpotong$/],
    ["old", files.make(["-legacy"]), FILE_PASSPHRASE, old],
    ["3DES", files.make(["-certpbe", "PBE-SHA1-3DES", "-keypbe", "PBE-SHA1-3DES", "-macalg", "sha1"]), FILE_PASSPHRASE, old],
    ["old, another passphrase", files.make(["-legacy"]), "x", WRONG],
    ["old, no MAC", files.make(["-legacy", "-nomac"]), FILE_PASSPHRASE, /^Berkas ini dienkripsi dengan cara lama .* tidak dapat diuji di sini/],
    ["MAC of SHA-512", files.make(["-macalg", "sha512"]), FILE_PASSPHRASE, unknown],
    ["no key", files.make(["-nokeys"]), FILE_PASSPHRASE, /^Pilih berkas lain: berkas ini tidak memuat kunci/],
    ["a certificate as text", files.pem, FILE_PASSPHRASE, /^Pilih berkas \.p12 atau \.pfx/],
    ["a photograph", Buffer.from([0xff, 0xd8, 0xff, 0xe0, ...Array(2000).fill(7)]), FILE_PASSPHRASE, /^Pilih berkas \.p12 atau \.pfx/],
    ["empty", Buffer.alloc(0), FILE_PASSPHRASE, /^Pilih berkas lain: berkas ini kosong/],
    ["large", Buffer.alloc(1_000_001, 0x30), FILE_PASSPHRASE, "Pilih berkas lain: berkas sertifikat tidak lebih besar dari 1 MB"],
  ];
  for (const [what, file, passphrase, told] of cases) {
    await test.step(what, async () => {
      await page.test(file, passphrase, `${what.replaceAll(/\W+/g, "-")}.p12`);
      await page.expectErrors(told);
      // What was typed and chosen is still there.
      await expect(page.passphrase).toHaveValue(passphrase);
      await expect(tab.getByText(`${what.replaceAll(/\W+/g, "-")}.p12`)).toBeVisible();
      if (what === "old") await expectAccessible(tab, "uji-berkas-lama");
      if (what === "another passphrase") await expectAccessible(tab, "uji-berkas-salah");
    });
  }
  await page.test(good);
  await page.expectFound(WORKS);
});

test("an expired certificate is told by this device's clock", async ({ page: tab }) => {
  await tab.clock.setFixedTime(Date.now() + 31 * 86_400_000);
  const page = new CheckPage(tab);
  await page.open();
  await page.test(files.make([]));
  await page.expectFound("Berkas ini dapat dibuka, tetapi sertifikatnya sudah berakhir", /^Sertifikat berakhir pada /, SIGNED);
  await expectAccessible(tab, "uji-berkas-berakhir");
  await tab.clock.setFixedTime(Date.now() - 86_400_000);
  await page.another();
  await page.test(files.make([]));
  await page.expectFound("Berkas ini dapat dibuka, tetapi sertifikatnya belum berlaku", /^Sertifikat berlaku mulai /);
});

test("Sertifikat saya leads to it", async ({ holder }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  await logIn(sari, nothing);
  await new Sheet(sari.page).link("Uji berkas sertifikat").click();
  await expect(new CheckPage(sari.page).title("Uji berkas sertifikat")).toBeVisible();
  await expect(sari.page.getByRole("button", { name: "Keluar" })).toBeVisible();
});

/** The requests from now on that carry something, or are for something else than the app's own files, the session and the offices. */
function requests(page: Page): () => string[] {
  const seen: Request[] = [];
  page.on("request", (request) => seen.push(request));
  const plain = /^\/($|kunci|crypto_worker|api\/(session|agencies)$|favicon|icon|manifest|sw\.js|start\.js|share\.js)/;
  return () => {
    const carrying = seen.filter((request) => {
      const { pathname, search } = new URL(request.url());
      return request.method() !== "GET" || request.postData() !== null || search !== "" || !plain.test(pathname);
    });
    return carrying.map((request) => `${request.method()} ${request.url()}`);
  };
}
