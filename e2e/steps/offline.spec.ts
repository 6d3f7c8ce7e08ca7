// Without a line: what a person or an officer does is refused plainly, and nothing is sent by itself afterwards.
import { type Page } from "@playwright/test";
import { CasePage } from "../fixtures/officer_pages";
import { PassphrasePage, ReviewPage, SentPage } from "../fixtures/pages";
import { PEKALONGAN } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { PASSPHRASE, apply, logIn, openCase, toLetter, uploadLetter } from "../fixtures/walk";

/** What the page tried to send to such an address. */
function count(page: Page, path: RegExp): () => number {
  let sent = 0;
  page.on("request", (request) => {
    if (request.method() === "POST" && path.test(new URL(request.url()).pathname)) sent += 1;
  });
  return () => sent;
}

const unsent = (page: Page) => page.getByRole("status").getByText(/^Yang belum Anda kirim masih ada di halaman ini, tetapi belum terkirim/);

/** The line is back: the banner goes, and what failed for want of it is no longer shown as failed. */
async function reconnect(page: Page): Promise<void> {
  await page.context().setOffline(false);
  await expect(unsent(page)).toHaveCount(0);
  await expect(page.locator("main .summary")).toHaveCount(0);
}

test("an application is not sent, says so, and is sent once when it is asked for again", async ({ holder }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  const { page } = sari;
  await logIn(sari);
  await toLetter(sari);
  await uploadLetter(sari);
  await new PassphrasePage(page).enter(PASSPHRASE);
  const review = new ReviewPage(page);
  await review.expectShown();
  const sent = count(page, /^\/api\/renewals$/);
  await page.context().setOffline(true);
  await review.send();
  await review.expectErrors(/^Sambungan terputus\. Periksa jaringan lalu/);
  await expect(unsent(page)).toBeVisible();
  const tries = sent();
  await reconnect(page);
  expect(sent()).toBe(tries);
  await review.send();
  await new SentPage(page).reference();
});

test("an officer's act is not carried out, says so, and is when it is asked for again", async ({ holder, other }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  await apply(sari);
  const maya = await other(`verifikator@${PEKALONGAN}`);
  await openCase(maya, "Sari Wulandari");
  const { page } = maya;
  const shown = new CasePage(page);
  await shown.takeButton.waitFor();
  const sent = count(page, /\/commands$/);
  await page.context().setOffline(true);
  await shown.takeButton.click();
  await expect(page.getByText(/^Sambungan terputus\. Periksa jaringan lalu/).first()).toBeVisible();
  await expect(page.getByRole("status").getByText(/^Sambungan terputus\./)).toBeVisible();
  await expect(shown.taken).toHaveCount(0);
  const tries = sent();
  await page.context().setOffline(false);
  await expect(page.getByRole("status").getByText(/^Sambungan terputus\./)).toHaveCount(0);
  expect(sent()).toBe(tries);
  await shown.take();
});
