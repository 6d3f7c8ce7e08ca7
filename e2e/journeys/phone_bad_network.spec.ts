// Sari in Pekalongan, on a phone whose network is gone each time that she presses something: nothing is lost, nothing is sent
// twice, and each page says what is true.
import type { Page, Request } from "@playwright/test";
import { PASSWORD } from "../fixtures/backend";
import * as letters from "../fixtures/letters";
import { CertificatePage, DataPage, LogInPage, PassphrasePage, ReviewPage, SentPage, Sheet, TokenPage, UploadPage } from "../fixtures/pages";
import { PEKALONGAN } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { PASSPHRASE } from "../fixtures/walk";

const LOST = "Sambungan terputus. Periksa jaringan lalu coba lagi; isian Anda masih ada";

// As on a first visit, before the service worker is there (e2e/steps/service_worker.spec.ts has the others).
test.use({ serviceWorkers: "block" });

/** What reached the backend and changed something there: method and path, without ids. */
function changesOf(page: Page): string[] {
  const changes: string[] = [];
  page.on("requestfinished", (request: Request) => {
    const path = new URL(request.url()).pathname.replace(/\/uploads\/\w{8,}/, "/uploads/ID");
    if (request.method() !== "GET" && path.startsWith("/api/")) changes.push(`${request.method()} ${path}`);
  });
  return changes;
}

test("a network that is gone at each step loses nothing and sends nothing twice", async ({ holder, context }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  const { page } = sari;
  const changes = changesOf(page);
  /** Does something without a network, looks at what is said, and lets the network come back. */
  const cut = async (act: () => Promise<void>, said: () => Promise<void>) => {
    await context.setOffline(true);
    await act();
    await said();
    await context.setOffline(false);
  };

  const logIn = new LogInPage(page);
  await logIn.open();
  await cut(() => logIn.enter(sari.email, PASSWORD), () => logIn.expectErrors(LOST));
  await logIn.submit();
  const token = new TokenPage(page);
  await token.expectShown("Kode dari e-mail");
  const code = await sari.mailbox.token();
  await cut(() => token.enter(code), () => token.expectErrors(LOST));
  await expect(token.code).toHaveValue(code);
  await token.button(/^Masuk$/).click();
  const certificate = new CertificatePage(page);
  await expect(certificate.link("Perbarui sertifikat")).toBeVisible();

  // Another app: a page of its own, which a browser without a network can't load.
  await context.setOffline(true);
  const failed = page.waitForEvent("requestfailed", (request) => request.isNavigationRequest());
  await certificate.begin();
  await failed;
  await context.setOffline(false);
  await page.goto("/permohonan");
  const data = new DataPage(page);
  await data.expectShown();

  // Answers are kept in this tab until the network is back.
  await cut(
    () => data.confirmData(),
    async () => {
      await new UploadPage(page).expectShown(/^Unggah surat/i);
      await expect(page.getByText("Jawaban terakhir belum tersimpan di server.")).toBeVisible();
    },
  );
  await expect(page.getByText("Jawaban terakhir belum tersimpan di server.")).toHaveCount(0);

  const upload = new UploadPage(page);
  const letter = letters.heavy(120_000);
  await cut(
    () => upload.pick(letter),
    () => expect(page.getByRole("status").filter({ hasText: "Sambungan terputus; unggahan diteruskan begitu tersambung" })).toBeVisible(),
  );
  await upload.expectUploaded();

  const passphrase = new PassphrasePage(page);
  await cut(() => upload.goOn(), () => passphrase.expectShown());
  await cut(() => passphrase.enter(PASSPHRASE), () => passphrase.expectErrors(LOST));
  await passphrase.goOn();
  const review = new ReviewPage(page);
  await review.expectShown();
  await cut(() => review.send(), () => review.expectErrors(LOST));
  await review.send();
  const sent = new SentPage(page);
  const reference = await sent.reference();

  await context.setOffline(true);
  await page.goto(`/lacak/${reference}`).catch(() => {});
  await context.setOffline(false);
  await page.goto(`/lacak/${reference}`);
  await expect(page.getByText(reference).first()).toBeVisible();

  expect(changes.filter((change) => change === "POST /api/renewals")).toHaveLength(1);
  expect(changes.filter((change) => change === "POST /api/login")).toHaveLength(1);
  expect(changes.filter((change) => change === "PUT /api/draft/key")).toHaveLength(1);
  expect(changes.filter((change) => change.includes("/uploads"))).toEqual([
    "POST /api/uploads",
    ...[0, 1, 2].map((number) => `PUT /api/uploads/ID/chunks/${number}`),
    "POST /api/uploads/ID/completion",
  ]);
  await expect(new Sheet(page).title(/./)).toBeVisible();
});
