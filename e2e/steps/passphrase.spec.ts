// The passphrase: the rules live, bad ones refused, proposals, the key made once; and a wrong one at the fetch.
import { expectAccessible } from "../fixtures/axe";
import { FetchPage, PassphrasePage, ReviewPage } from "../fixtures/pages";
import { PEKALONGAN } from "../fixtures/people";
import { type Person, expect, test } from "../fixtures/test";
import { PASSPHRASE, apply, approve, logIn, toLetter, uploadLetter } from "../fixtures/walk";

async function atPassphrase(who: Person): Promise<PassphrasePage> {
  await logIn(who);
  await toLetter(who);
  await uploadLetter(who);
  const page = new PassphrasePage(who.page);
  await page.expectShown();
  return page;
}

const REFUSED: [string, string, string | RegExp][] = [
  ["blank", "", "Isi passphrase kunci Anda"],
  ["short", "kabut senja", "Isi passphrase dengan minimal 12 karakter"],
  ["common", "password1234", /^Pilih passphrase yang lebih sulit ditebak/],
  ["a pattern", "abcabcabcabcabc", /^Pilih passphrase yang lebih sulit ditebak/],
  ["the name", "wulandari menari 7 gerbong", /^Pilih passphrase tanpa nama/],
  ["accents", "lembayung menari é gerbong", /^Ganti karakter é \(U\+00E9\) dalam passphrase/],
  ["what a phone makes of quotes", "lembayung menari ‘gerbong’", /^Ganti tanda ‘ \(U\+2018\) dalam passphrase dengan '/],
];

test("weak passphrases are refused, each with its reason", async ({ holder }) => {
  const page = await atPassphrase(holder(`sari@${PEKALONGAN}`));
  for (const [what, passphrase, reason] of REFUSED) {
    await test.step(what, async () => {
      await page.field.fill(passphrase);
      await page.goOn();
      await page.expectErrors(reason);
    });
  }
  await expectAccessible(page.page, "passphrase-kesalahan");
});

test("the rules are told while typing, and a proposal meets them all", async ({ holder }) => {
  const page = await atPassphrase(holder(`sari@${PEKALONGAN}`));
  await expect(page.rule("Minimal 12 karakter")).toContainText("belum");
  await page.field.fill("kabut senja di hutan");
  await expect(page.rule("Minimal 12 karakter")).toContainText("terpenuhi");
  await expect(page.page.getByRole("status").filter({ hasText: "4 dari 4 syarat terpenuhi" })).toBeAttached();
  await page.button("Usulkan passphrase").click();
  const proposal = page.page.locator("code");
  const first = (await proposal.textContent())!;
  await page.button("Usulkan yang lain").click();
  await expect(proposal).not.toHaveText(first);
  const second = (await proposal.textContent())!;
  await page.button("Pakai usulan ini").click();
  await expect(page.field).toHaveValue(second);
  await page.button("Tampilkan passphrase").click();
  await expect(page.field).toHaveAttribute("type", "text");
  await expectAccessible(page.page, "passphrase-usulan");
  // What nobody wrote down is not typed again.
  for (const wrong of ["", `${second} `]) {
    await page.again.fill(wrong);
    await page.goOn();
    await page.expectErrors(/^Ketik passphrase yang sama sekali lagi/);
    await expect(page.field).toHaveValue(second);
  }
  await page.again.fill(second);
  await page.goOn();
  await new ReviewPage(page.page).expectShown();

  // Back here, the key is there: nothing has to be typed again.
  await page.link(/^Ubah passphrase/i).click();
  await new ReviewPage(page.page).title("Kunci Anda sudah dibuat").waitFor();
  await expectAccessible(page.page, "kunci-ada");
  await page.goOn();
  await new ReviewPage(page.page).expectShown();
});

test.describe("where the worker's file never arrives", () => {
  // The service worker would bring it.
  test.use({ serviceWorkers: "block" });

  test("making a key can be cancelled", async ({ holder }) => {
    const page = await atPassphrase(holder(`sari@${PEKALONGAN}`));
    // A worker that never answers: the page must stay in the hand of its reader.
    await page.page.route("**/crypto_worker_bg.wasm", () => {});
    const asked = page.page.waitForRequest("**/crypto_worker_bg.wasm");
    await page.page.reload();
    await asked;
    await page.enter(PASSPHRASE);
    await expect(page.title("Membuat kunci Anda")).toBeFocused();
    await expectAccessible(page.page, "kunci-dibuat");
    await page.button("Batalkan").click();
    await page.expectShown();
  });
});

test("a wrong passphrase at the fetch loses nothing", async ({ holder, other }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  const reference = await apply(sari);
  const page = new FetchPage(sari.page);
  await sari.page.goto(`/ambil/${reference}`);
  await expect(page.title("Sertifikat belum terbit")).toBeVisible();
  await expectAccessible(sari.page, "ambil-belum");
  await approve(await other(`verifikator@${PEKALONGAN}`), "Sari Wulandari");
  await sari.page.reload();
  await expect(page.title("Unduh sertifikat baru")).toBeVisible();
  await page.submit();
  await page.expectErrors("Isi passphrase kunci Anda");
  for (const wrong of [`${PASSPHRASE} `, PASSPHRASE.toUpperCase(), "x"]) {
    await page.field.fill(wrong);
    await page.submit();
    await page.expectErrors("Periksa passphrase Anda: tidak cocok dengan kunci ini");
  }
  await expectAccessible(sari.page, "ambil-salah");
  expect((await page.fetch(PASSPHRASE)).length).toBeGreaterThan(3000);
  // And once more on another day, without confirming.
  await sari.page.reload();
  await expect(page.title("Unduh sertifikat baru")).toBeVisible();
  expect((await page.fetch(PASSPHRASE)).length).toBeGreaterThan(3000);
});
