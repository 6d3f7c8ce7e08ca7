// Letters that were signed electronically: holder and officer read what the signature is worth, and none is refused for it.
import { expectAccessible } from "../fixtures/axe";
import { CasePage } from "../fixtures/officer_pages";
import { PEKALONGAN } from "../fixtures/people";
import { SignedLetters } from "../fixtures/signed";
import { expect, test as base } from "../fixtures/test";
import { atLetter, fromPassphrase, openCase } from "../fixtures/walk";

const test = base.extend<object, { signed: SignedLetters }>({
  signed: [
    async ({}, use) => {
      const signed = new SignedLetters("good", "changed", "stranger");
      await use(signed);
      signed.clear();
    },
    { scope: "worker" },
  ],
  settings: async ({ signed }, use) => use(["--letter-roots", signed.roots]),
});

const BY = String.raw`Ditandatangani elektronik oleh Budi Santoso \(Dinas Contoh\) pada \d+ \S+ \d{4} pukul \d\d\.\d\d WIB menurut penanda tangan; `;
const GOOD = new RegExp(`^${BY}tidak berubah sejak itu; penerbit sertifikatnya dikenal\\.$`);
const CHANGED = new RegExp(`^${BY}berkas diubah setelah ditandatangani; penerbit sertifikatnya dikenal\\.$`);
const STRANGER = new RegExp(`^${BY}tidak berubah sejak itu; penerbit sertifikatnya tidak dikenal, nama itu belum terbukti\\.$`);

test("holder and officer read what a letter's signature is worth", async ({ holder, other, signed }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  const page = await atLetter(sari);
  const said = sari.page.locator(".signature");
  for (const [name, sentence] of [["stranger", STRANGER], ["good", GOOD], ["changed", CHANGED]] as const) {
    await page.pick(signed.letter(name));
    await expect(said).toHaveText(sentence);
    await page.expectUploaded();
  }
  await expectAccessible(sari.page, "surat-bertanda-tangan");
  // Sent all the same.
  await page.goOn();
  await fromPassphrase(sari);

  const maya = await other(`verifikator@${PEKALONGAN}`);
  await openCase(maya, "Sari Wulandari");
  const opened = new CasePage(maya.page);
  await opened.part("Berkas");
  await expect(maya.page.locator(".signature")).toHaveText(CHANGED);
  await expectAccessible(maya.page, "petugas-surat-bertanda-tangan");
});
