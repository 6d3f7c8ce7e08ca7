// A slow line: what the backend says of the draft may come late, and overtaken by what it said afterwards.
import type { Request, Route } from "@playwright/test";
import { PassphrasePage, ReviewPage, Sheet, UploadPage } from "../fixtures/pages";
import { PEKALONGAN } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { PASSPHRASE, logIn, toLetter, uploadLetter } from "../fixtures/walk";

for (const [what, late] of [
  ["reaches the backend late", (route: Route, mended: Promise<void>) => mended.then(() => route.continue())],
  ["is confirmed late", async (route: Route, mended: Promise<void>) => {
    const response = await route.fetch();
    await mended;
    await route.fulfill({ response });
  }],
] as const) {
  test(`an answer that ${what} throws nobody back`, async ({ holder }) => {
    const sari = holder(`sari@${PEKALONGAN}`);
    const { page } = sari;
    await logIn(sari);
    let mend = () => {};
    const mended = new Promise<void>((done) => (mend = done));
    let held = 0;
    await page.route("**/api/draft", (route) => {
      if (!isAnswers(route.request()) || held > 0) return route.continue();
      held += 1;
      return late(route, mended);
    });
    await toLetter(sari);
    await uploadLetter(sari);
    await new PassphrasePage(page).enter(PASSPHRASE);
    const review = new ReviewPage(page);
    await review.expectShown();
    expect(held).toBe(1);
    const kept = page.waitForResponse((answer) => isAnswers(answer.request()) && answer.ok());
    mend();
    await (await kept).finished();
    await review.link(/^Ubah surat/i).click();
    const upload = new UploadPage(page);
    await upload.expectShown(/^Unggah surat/i);
    await upload.expectUploaded();
    await upload.goOn();
    await review.expectShown();
    await page.reload();
    await expect(review.title("Periksa lalu kirim")).toBeVisible();
    await review.send();
    await new Sheet(page).expectShown("Permohonan terkirim");
  });
}

test("answers that a file and then the key overtake are kept all the same", async ({ holder }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  const { page } = sari;
  await logIn(sari);
  // The first try waits for the file, the second for the key: both come too late for the version that they know.
  const go: (() => void)[] = [];
  const waits = [0, 1].map((turn) => new Promise<void>((done) => (go[turn] = done)));
  const statuses: number[] = [];
  await page.route("**/api/draft", async (route) => {
    if (!isAnswers(route.request())) return route.continue();
    await waits[statuses.length];
    const response = await route.fetch();
    statuses.push(response.status());
    await route.fulfill({ response });
  });
  await toLetter(sari);
  await uploadLetter(sari);
  go[0]!();
  const passphrase = new PassphrasePage(page);
  await passphrase.expectShown();
  await expect.poll(() => statuses).toEqual([409]);
  await passphrase.enter(PASSPHRASE);
  const review = new ReviewPage(page);
  await review.expectShown();
  await review.send();
  go[1]!();
  await new Sheet(page).expectShown("Permohonan terkirim");
  expect(statuses).toEqual([409, 409, 200]);
});

/** Whether it brings the backend answers of the draft. */
function isAnswers(request: Request): boolean {
  return request.method() === "PUT" && request.url().endsWith("/api/draft");
}
