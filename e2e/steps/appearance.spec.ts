// The same pages in other clothes: English, dark, and forced colours.
import type { Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/axe";
import { CertificatePage, DataPage, Sheet } from "../fixtures/pages";
import { PEKALONGAN } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { logIn, toLetter, uploadLetter } from "../fixtures/walk";

// Words that no English heading or button has. Names of documents and agencies stay Indonesian.
const INDONESIAN =
  /\b(Anda|dan|yang|untuk|dari|atau|tidak|belum|sudah|akan|dengan|pada|Masuk|Keluar|Kembali|Lanjutkan|Unggah|Periksa|Kirim|Sertifikat|Permohonan|Buat|Ubah|Lihat|Hapus|Ganti|Minta|Simpan|Batal|Menunggu|Antrean|Riwayat|Tindakan|Berkas|Halaman|Rincian|Bantuan|Kata sandi)\b/i;

test("in English every page says so, in title, headings, labels and buttons", async ({ holder, other }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  const { page } = sari;
  await logIn(sari);
  await toLetter(sari);
  await uploadLetter(sari);
  await expect(new Sheet(page).title("Buat passphrase")).toBeVisible();
  await new Sheet(page).button("English").click();
  await expect(new Sheet(page).title(/passphrase/)).not.toHaveText("Buat passphrase");
  await expectEnglish(page, "passphrase");

  // The choice lasts: in other pages and in the other apps.
  for (const [path, heading] of [
    ["/sertifikat", /^Your certificate is valid until /],
    ["/permohonan/data", /^Check your details/],
    ["/permohonan/surat", /^Upload /],
    ["/standar", "Service standards"],
    ["/privasi", "Privacy notice"],
    ["/aktivasi", "Set or reset your password"],
    ["/tidak-ada", "Page not found"],
    ["/petugas/", "This isn't an officer account"],
    ["/", "Renew your electronic certificate"],
  ] as const) {
    await page.goto(path);
    await expect(new Sheet(page).title(heading)).toBeVisible();
    await expectEnglish(page, path);
  }

  const maya = await other(`verifikator@${PEKALONGAN}`);
  await logIn(maya, undefined, "/petugas/masuk");
  await new Sheet(maya.page).button("English").click();
  await expect(new Sheet(maya.page).title(/^Waiting for you/)).toBeVisible();
  await expectEnglish(maya.page, "petugas");
  await new Sheet(maya.page).button("Bahasa Indonesia").click();
  await expect(maya.page.locator("html")).toHaveAttribute("lang", "id");
});

for (const [name, media] of [
  ["gelap", { colorScheme: "dark" }],
  ["paksa", { forcedColors: "active" }],
  ["gelap-paksa", { colorScheme: "dark", forcedColors: "active" }],
] as const) {
  test(`accessible in other colours: ${name}`, async ({ holder }) => {
    const sari = holder(`sari@${PEKALONGAN}`);
    const { page } = sari;
    await page.emulateMedia(media);
    // Forced colours are the reader's own, and axe reads our own ones (-webkit-text-fill-color) even then.
    const rules = "forcedColors" in media ? { "color-contrast": { enabled: false } } : {};
    await page.goto("/");
    await expect(new Sheet(page).title("Perbarui sertifikat elektronik Anda")).toBeVisible();
    await expectAccessible(page, `mulai-${name}`, rules);
    await logIn(sari);
    const mine = new CertificatePage(page);
    await mine.expectShown(/^Sertifikat Anda berlaku sampai /);
    await expectAccessible(page, `sertifikat-${name}`, rules);
    await mine.begin();
    const data = new DataPage(page);
    await data.expectShown();
    await data.goOn();
    await data.expectErrors("Pilih apakah data ini benar");
    await expectAccessible(page, `data-${name}`, rules);
  });
}

async function expectEnglish(page: Page, name: string): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  const texts = await page.evaluate(() => {
    const parts = document.querySelectorAll("h1, h2, h3, button:not([lang]), a.button, label, legend, summary, [aria-label]");
    const said = [...parts].map((part) => `${part.textContent} ${part.getAttribute("aria-label") ?? ""}`.trim());
    return [document.title, ...said];
  });
  const left = texts.filter((text) => INDONESIAN.test(text));
  expect(left, `Indonesian left in ${name}`).toEqual([]);
  await expectAccessible(page, `en-${name.replaceAll("/", "-")}`);
}
