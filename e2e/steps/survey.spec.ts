// The survey of satisfaction on one's own phone and at a kiosk: nine taps and a remark, once.
import { type Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/axe";
import { Kiosk, WINDOWS, expectAccessibleAtKiosk } from "../fixtures/kiosk";
import { OnScreenKeyboard } from "../fixtures/on_screen_keyboard";
import { FollowPage, LogInPage, Sheet } from "../fixtures/pages";
import { PEKALONGAN } from "../fixtures/people";
import { expect, test, type Person } from "../fixtures/test";
import { apply, approve, finishLogIn } from "../fixtures/walk";

const SARI = `sari@${PEKALONGAN}`;
const OFFICER = `verifikator@${PEKALONGAN}`;
const LINK = "Beri penilaian layanan, sembilan ketukan";
const DAY = 86_400;

/** The best answer to each question, in their order. */
const BEST = ["Sangat sesuai", "Sangat mudah", "Sangat cepat", "Gratis", "Sangat sesuai", "Sangat kompeten", "Sangat sopan dan ramah", "Dikelola dengan baik", "Sangat baik"];

const place = (page: Page, number: number) => page.getByText(`Pertanyaan ${number} dari 9`);

/** An application that was approved, at its page. */
async function approved(sari: Person, other: (email: string) => Promise<Person>): Promise<string> {
  const reference = await apply(sari);
  await approve(await other(OFFICER), "Sari Wulandari");
  await new FollowPage(sari.page).open(reference);
  return reference;
}

/** A token of the application, asked for as the page does. */
async function token(page: Page, reference: string): Promise<string> {
  const answer = await page.request.post(`/api/renewals/${reference}/survey`, { data: null, headers: { "x-perbarui": "1" } });
  expect(answer.status(), await answer.text()).toBe(200);
  return ((await answer.json()) as { token: string }).token;
}

test("nine taps and a remark; what is missing is told and may be left out; once sent, it is not asked for again", async ({ holder, other }) => {
  const sari = holder(SARI);
  const { page } = sari;
  const reference = await approved(sari, other);
  const sheet = new Sheet(page);
  await sheet.link(LINK).click();
  await expect(place(page, 1)).toBeVisible();
  await expect(page).toHaveURL(/\/masukan\/survei\/[A-Z0-9-]+$/);
  await expectAccessible(page, "survei-pertanyaan-1");
  for (const [number, answer] of BEST.entries()) {
    await expect(place(page, number + 1)).toBeVisible();
    await expect(page.locator("main h1")).toBeFocused();
    await sheet.button(number === 2 ? "Tidak dapat menilai" : answer).tap();
  }
  await sheet.expectShown("Catatan dan pengiriman");
  await expect(page.getByText("Anda menjawab 8 dari 9 pertanyaan.")).toBeVisible();
  await expectAccessible(page, "survei-catatan");

  // Back leads to the question before, with what was answered.
  await page.goBack();
  await expect(place(page, 9)).toBeVisible();
  await expect(sheet.button("Sangat baik")).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: "Baik", exact: true }).tap();
  await sheet.button("Waktu penyelesaian").tap();
  await expect(place(page, 3)).toBeVisible();
  await sheet.button("Kurang cepat").tap();
  for (let number = 4; number <= 9; number++) {
    await expect(place(page, number)).toBeVisible();
    await page.locator('[aria-pressed="true"]').tap();
  }
  await expect(page.getByText("Anda menjawab semua pertanyaan.")).toBeVisible();

  const remark = page.getByLabel("Catatan atau saran (tidak wajib)");
  await remark.fill("x".repeat(1_001));
  await sheet.button("Kirim penilaian").tap();
  await sheet.expectErrors("Persingkat pesan menjadi maksimal 1.000 karakter");
  await expectAccessible(page, "survei-kesalahan");
  await remark.fill("Cepat sekali.");
  await page.getByText("Tentang Anda (tidak wajib)").tap();
  await sheet.choose("Perempuan");
  await sheet.choose("S2");
  await expectAccessible(page, "survei-tentang");
  await sheet.button("Kirim penilaian").tap();
  await sheet.expectShown("Terima kasih");
  await expectAccessible(page, "survei-terima-kasih");

  await new FollowPage(page).open(reference);
  await expect(page.getByText(reference)).toBeVisible();
  await expect(sheet.link(LINK)).toHaveCount(0);
  await page.goto(`/masukan/survei/${reference}`);
  await sheet.expectShown("Penilaian ini sudah diisi");
  await expectAccessible(page, "survei-sudah-diisi");
});

test("nothing answered is told; a link that was used, replaced or is too old says so, without a log-in", async ({ holder, other, backend, context, browser }) => {
  const sari = holder(SARI);
  const { page } = sari;
  const reference = await approved(sari, other);
  const sheet = new Sheet(page);
  const replaced = await token(page, reference);
  const good = await token(page, reference);

  // Somebody to whom the link was forwarded, who is logged in nowhere.
  const stranger = await browser.newContext({ baseURL: backend.url, ...context, locale: "id-ID" });
  const their = await stranger.newPage();
  const theirs = new Sheet(their);
  await their.goto(`/masukan/survei#${replaced}`);
  await theirs.expectShown("Tautan penilaian tidak dikenali");
  await expectAccessible(their, "survei-tidak-dikenali");
  await their.goto("about:blank");
  await their.goto(`/masukan/survei#${good}`);
  for (let number = 1; number <= 9; number++) {
    await expect(place(their, number)).toBeVisible();
    await theirs.button("Tidak dapat menilai").click();
  }
  await theirs.button("Kirim penilaian").click();
  await theirs.expectErrors("Jawab minimal satu pertanyaan");
  await expectAccessible(their, "survei-tanpa-jawaban");
  await theirs.button("Waktu penyelesaian").click();
  await theirs.button("Tidak cepat").click();
  for (let number = 4; number <= 9; number++) await theirs.button("Tidak dapat menilai").click();

  // Meanwhile the holder uses it: what the other one sends is not taken.
  const sent = { token: good, answers: { ratings: [{ element: "time", score: "good" }] } };
  expect((await page.request.post("/api/survey/answers", { data: sent, headers: { "x-perbarui": "1" } })).status()).toBe(204);
  await theirs.button("Kirim penilaian").click();
  await theirs.expectShown("Penilaian ini sudah diisi");
  await stranger.close();

  await page.goto(`/masukan/survei/${reference}`);
  await sheet.expectShown("Penilaian ini sudah diisi");
});

test("a session is asked for where the application is named, and the time for a rating ends", async ({ holder, other, backend, context }) => {
  const sari = holder(SARI);
  const { page } = sari;
  const reference = await approved(sari, other);
  const sheet = new Sheet(page);
  await context.clearCookies();
  await page.goto(`/masukan/survei/${reference}`);
  await expect(new LogInPage(page).title("Masuk")).toBeVisible();
  await finishLogIn(sari);
  await expect(place(page, 1)).toBeVisible();
  const good = await token(page, reference);
  await backend.restartAhead(91 * DAY);
  await page.goto("about:blank");
  await page.goto(`/masukan/survei#${good}`);
  await sheet.expectShown("Masa penilaian sudah berakhir");
  await expectAccessible(page, "survei-berakhir");
});

test("at a kiosk, by touch: logged out first, then nine taps and a remark; nothing stays", async ({ browser, backend, faults, holder, other }) => {
  const sari = holder(SARI);
  await approved(sari, other);
  const kiosk = await Kiosk.paired(browser, backend, WINDOWS[0], faults);
  const { page } = kiosk;
  await kiosk.logIn(SARI);
  await kiosk.link("Unduh sertifikat").tap();
  await kiosk.link("Beri penilaian layanan").tap();
  await kiosk.expectShown("Beri penilaian layanan");
  await expectAccessibleAtKiosk(page, "kios-survei-keluar");
  await kiosk.button("Keluar dan beri penilaian").tap();
  await expect(place(page, 1)).toBeVisible();
  expect(await page.evaluate(() => location.pathname + location.search + location.hash)).toBe("/kios/");
  await expectAccessibleAtKiosk(page, "kios-survei-pertanyaan-1");
  for (const [number, answer] of BEST.entries()) {
    await expect(place(page, number + 1)).toBeVisible();
    await kiosk.button(answer).tap();
  }
  await kiosk.expectShown("Catatan dan pengiriman");
  const keyboard = new OnScreenKeyboard(page);
  await page.getByLabel("Catatan atau saran (tidak wajib)").tap();
  await keyboard.expectOpen();
  await keyboard.type("cepat");
  await expectAccessibleAtKiosk(page, "kios-survei-catatan");
  await keyboard.press("done");
  await kiosk.button("Kirim penilaian").tap();
  await kiosk.expectShown("Terima kasih");
  await expectAccessibleAtKiosk(page, "kios-survei-terima-kasih");
  await kiosk.finish.tap();
  await kiosk.expectWiped();
  expect(await kiosk.traces()).toEqual([]);
  await kiosk.context.close();
});

test("at a kiosk a rating that is left is wiped after the question whether somebody is there", async ({ browser, backend, faults, holder, other }) => {
  const sari = holder(SARI);
  const good = await token(sari.page, await approved(sari, other));
  const kiosk = await Kiosk.paired(browser, backend, WINDOWS[0], faults, true);
  const { page } = kiosk;
  await page.goto(`/kios/masukan/#${good}`);
  await expect(place(page, 1)).toBeVisible();
  await kiosk.button("Kurang sesuai").tap();
  await expect(place(page, 2)).toBeVisible();
  await page.clock.fastForward(61_000);
  await expect(page.getByRole("dialog", { name: "Masih di sini?" })).toBeVisible();
  await page.clock.fastForward(21_000);
  await kiosk.expectWiped();
  expect(await kiosk.traces()).toEqual([]);
  await kiosk.context.close();
});

test("feedback begins at a page that everybody may read", async ({ page }) => {
  await page.goto("/masukan");
  await expect(new Sheet(page).title("Masukan untuk layanan")).toBeVisible();
  await expectAccessible(page, "masukan");
});
