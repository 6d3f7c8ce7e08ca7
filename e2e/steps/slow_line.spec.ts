// A slow line: what the backend says of the draft may come late, and overtaken by what it said afterwards.
import type { Page, Request, Route } from "@playwright/test";
import { CertificatePage, ChangesPage, DataPage, PassphrasePage, ReviewPage, Sheet, UploadPage } from "../fixtures/pages";
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

test.describe("a page left while it waits leads nobody away, and the app lives on", () => {
  /** Holds the answers to such requests: waits until the backend has one, and then lets the page have it. */
  async function holdAnswer(page: Page, method: string, path: string) {
    let release = () => {};
    const released = new Promise<void>((done) => (release = done));
    let arrive = () => {};
    const arrived = new Promise<void>((done) => (arrive = done));
    await page.route(`**${path}`, async (route) => {
      if (route.request().method() !== method) return route.continue();
      const response = await route.fetch();
      arrive();
      await released;
      await route.fulfill({ response });
    });
    const answer = async () => {
      const answered = page.waitForResponse((answer) => answer.request().method() === method && answer.url().endsWith(path));
      release();
      await (await answered).finished();
    };
    return { arrived, answer };
  }

  test("the mailing of a code", async ({ holder }) => {
    const sari = holder(`sari@${PEKALONGAN}`);
    const { page } = sari;
    await logIn(sari);
    await new CertificatePage(page).begin();
    await new DataPage(page).changed();
    const changes = new ChangesPage(page);
    await changes.expectShown();
    await changes.change("E-mail dinas", `sari.wulandari@${PEKALONGAN}`);
    const held = await holdAnswer(page, "POST", "/api/draft/email-code");
    await changes.goOn();
    await new Sheet(page).expectShown("Konfirmasi e-mail baru Anda");
    await held.arrived;
    await page.goBack();
    await changes.expectShown();
    await held.answer();
    await changes.goOn();
    await new Sheet(page).expectShown("Konfirmasi e-mail baru Anda");
    await expect(page.getByText(/^Kode dikirim pukul/)).toBeVisible();
  });

  test("the keeping of a key", async ({ holder }) => {
    const sari = holder(`sari@${PEKALONGAN}`);
    const { page } = sari;
    await logIn(sari);
    await toLetter(sari);
    await uploadLetter(sari);
    const held = await holdAnswer(page, "PUT", "/api/draft/key");
    await new PassphrasePage(page).enter(PASSPHRASE);
    await held.arrived;
    await page.goBack();
    const upload = new UploadPage(page);
    await upload.expectShown(/^Unggah surat/i);
    await held.answer();
    await upload.expectUploaded();
    await upload.goOn();
    await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(/^Unggah surat/i);
  });

  test("the saving of answers before they are sent", async ({ holder }) => {
    const sari = holder(`sari@${PEKALONGAN}`);
    const { page } = sari;
    await logIn(sari);
    const held = await holdAnswer(page, "PUT", "/api/draft");
    await toLetter(sari);
    await uploadLetter(sari);
    await new PassphrasePage(page).enter(PASSPHRASE);
    const review = new ReviewPage(page);
    await review.expectShown();
    await held.arrived;
    await review.send();
    await review.link(/^Ubah surat/i).click();
    const upload = new UploadPage(page);
    await upload.expectShown(/^Unggah surat/i);
    await held.answer();
    await upload.goOn();
    await review.expectShown();
  });
});

/** Whether it brings the backend answers of the draft. */
function isAnswers(request: Request): boolean {
  return request.method() === "PUT" && request.url().endsWith("/api/draft");
}
