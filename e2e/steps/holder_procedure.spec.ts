// What a holder meets beside the plain way: an officer filed for them, the passphrase comes after verification or is made at
// the authority, and the office can be asked.
import type { Page, Route } from "@playwright/test";
import { expectAccessible } from "../fixtures/axe";
import { fileFor } from "../fixtures/filing";
import { CasePage } from "../fixtures/officer_pages";
import { CertificatePage, DataPage, FollowPage, PassphrasePage, ReviewPage, SentPage } from "../fixtures/pages";
import { NATUNA, PEKALONGAN, PURBALINGGA } from "../fixtures/people";
import { carryOut } from "../fixtures/procedure";
import { PURBALINGGA as STEPS } from "../fixtures/seeds";
import { type Person, expect, test } from "../fixtures/test";
import { PASSPHRASE, apply, logIn, openCase, toLetter, uploadLetter } from "../fixtures/walk";

const NAME = "Sari Wulandari";
const QUESTION = "Apakah surat saya\nsudah dapat dibaca?";
const ANSWER = "Sudah, terima kasih.";

test("the office is asked and answers; afterwards the messages can only be read", async ({ holder, other, context }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  const reference = await apply(sari);
  const follow = new FollowPage(sari.page);
  await follow.open(reference);
  await follow.expectShown("Status permohonan");
  const messages = sari.page.getByRole("listitem").filter({ hasText: /^(Anda|Petugas), / });
  await expect(messages).toHaveCount(0);
  await follow.button("Kirim pesan").click();
  await follow.expectErrors("Tulis pesan Anda");
  await expectAccessible(sari.page, "lacak-pesan-kesalahan");

  // The line is cut after the backend has it: sent again, it is one message.
  const field = sari.page.getByLabel("Pesan Anda");
  await field.fill(QUESTION);
  await context.route("**/messages", cutOnce());
  await follow.button("Kirim pesan").click();
  await expect(sari.page.getByRole("status").getByText("Pesan terkirim.")).toBeVisible();
  await expect(field).toHaveValue("");
  await expect(follow.title(/^Status permohonan$/)).toBeVisible();
  await expect(messages).toHaveCount(1);
  await expect(messages).toContainText("Apakah surat saya");
  await expectAccessible(sari.page, "lacak-pesan-terkirim");

  const maya = await other(`verifikator@${PEKALONGAN}`);
  await openCase(maya, NAME);
  await expect(maya.page.getByText("Apakah surat saya").first()).toBeAttached();
  await answer(maya);
  // Whoever comes back to the open page finds it there, and what is typed meanwhile stays.
  await field.fill(QUESTION);
  await sari.page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(messages).toHaveCount(2);
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(QUESTION);
  await sari.page.goto((await sari.mailbox.next(/pesan[^]*?(https?:\/\/\S+\/lacak\/\S+)/i))[1]!);
  await expect(messages).toHaveCount(2);
  await expect(messages.last()).toContainText(ANSWER);
  await expect(messages.last()).toContainText("Petugas");
  await expectAccessible(sari.page, "lacak-pesan-dijawab");

  await follow.button("Tarik kembali permohonan").click();
  await sari.page.getByRole("dialog").getByRole("button", { name: "Tarik kembali permohonan" }).click();
  await follow.expectShown("Permohonan sudah ditarik kembali");
  await expect(follow.phases).toHaveCount(0);
  await expect(messages).toHaveCount(2);
  await expect(follow.button("Kirim pesan")).toHaveCount(0);
  await expect(sari.page.getByRole("heading", { name: "Pesan dengan petugas" })).toBeVisible();
});

test("verified: Sertifikat saya and the timeline lead to the passphrase alone", async ({ holder, other }) => {
  const sari = holder(`sari@${PURBALINGGA}`);
  await logIn(sari);
  await toLetter(sari);
  await uploadLetter(sari);
  const review = new ReviewPage(sari.page);
  await review.expectShown();
  await expect(sari.page.getByText(/^Passphrase belum diminta sekarang\./)).toBeVisible();
  await expectAccessible(sari.page, "periksa-tanpa-passphrase");
  await review.send();
  const reference = await new SentPage(sari.page).reference();
  await carryOut(await other(`kepala@${PURBALINGGA}`), NAME, STEPS[1]!, "Teruskan", "Mohon diproses.");
  await carryOut(await other(`kabid@${PURBALINGGA}`), NAME, STEPS[2]!, "Teruskan", "Silakan.");
  const verifier = await other(`verifikator@${PURBALINGGA}`);
  await carryOut(verifier, NAME, STEPS[3]!, "Sudah diperbarui di AMS");
  await carryOut(verifier, NAME, STEPS[4]!, "Data benar – kirim tautan passphrase");

  await sari.page.goto("/sertifikat");
  const mine = new CertificatePage(sari.page);
  await expect(mine.title("Data Anda sudah diverifikasi: buat passphrase")).toBeVisible();
  await expectAccessible(sari.page, "sertifikat-passphrase");
  const follow = new FollowPage(sari.page);
  await follow.open(reference);
  await expect(follow.title("Buat passphrase Anda")).toBeVisible();
  await expect(follow.phase).toHaveText("Menunggu Anda: Disetujui");
  await expectAccessible(sari.page, "lacak-passphrase");
  await follow.link("Buat passphrase").click();
  const passphrase = new PassphrasePage(sari.page);
  await expect(passphrase.title("Buat passphrase")).toBeVisible();
  await expect(sari.page.getByText("Langkah 1 dari 2")).toBeVisible();
  await passphrase.enter(PASSPHRASE);
  await review.expectShown();
  await expect(sari.page.getByText("Langkah 2 dari 2")).toBeVisible();
  await expect(review.link(/^Ubah/)).toHaveCount(1);
  await review.button("Selesaikan permohonan").click();
  expect(await new SentPage(sari.page).reference("Permohonan sudah lengkap")).toBe(reference);
  await expect(follow.present).toContainText("menyetujui");
});

test("filed by an officer: nothing was returned, the letter is there and stays", async ({ holder, other }) => {
  const sari = holder(`sari@${NATUNA}`);
  const officer = await other(`verifikator@${NATUNA}`);
  await logIn(officer, undefined, "/petugas/masuk");
  const reference = await fileFor(officer, sari.email);

  await logIn(sari);
  const mine = new CertificatePage(sari.page);
  await expect(mine.title("Petugas mengajukan permohonan untuk Anda")).toBeVisible();
  await expectAccessible(sari.page, "sertifikat-diajukan");
  const follow = new FollowPage(sari.page);
  await follow.open(reference);
  await expect(follow.title("Petugas mengajukan permohonan ini untuk Anda")).toBeVisible();
  await expect(sari.page.getByText("perlu dilengkapi")).toHaveCount(0);
  await expectAccessible(sari.page, "lacak-diajukan");
  await follow.link("Periksa dan kirim").click();
  const data = new DataPage(sari.page);
  await data.expectShown();
  await expect(sari.page.getByText("Langkah 1", { exact: true })).toBeVisible();
  await expect(sari.page.getByRole("heading", { name: "Petugas mengajukan permohonan ini untuk Anda" })).toBeVisible();
  await expectAccessible(sari.page, "diajukan-data");
  await data.confirmData();
  const passphrase = new PassphrasePage(sari.page);
  await passphrase.expectShown();
  await passphrase.enter(PASSPHRASE);
  const review = new ReviewPage(sari.page);
  await review.expectShown();
  await expect(sari.page.getByText(/, diunggah petugas$/)).toBeVisible();
  const letter = review.link(/^Buka /);
  const answer = await sari.page.request.get((await letter.getAttribute("href"))!);
  expect(answer.headers()["content-type"]).toBe("application/pdf");
  await sari.page.goto("/permohonan/surat");
  await data.expectShown();
  await sari.page.goto("/permohonan/periksa");
  await review.expectShown();
  await expectAccessible(sari.page, "diajukan-periksa");
  await review.button("Kirim permohonan").click();
  expect(await new SentPage(sari.page).reference()).toBe(reference);
});

// No agency of the seeds has it; the pages follow what the backend says of the custody.
test("the authority keeps the key: nothing asks for a passphrase, nothing is fetched here", async ({ holder }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  const { page } = sari;
  await rewriteResponse(page, "**/api/draft", (draft) => {
    draft.rules.custody = "authority";
  });
  await logIn(sari);
  await toLetter(sari);
  await uploadLetter(sari);
  const review = new ReviewPage(page);
  await review.expectShown();
  await expect(page.getByText(/^Passphrase dibuat di BSrE,/)).toBeVisible();
  await expectAccessible(page, "periksa-di-bsre");
  await page.goto("/permohonan/passphrase");
  await review.expectShown();
  await page.unrouteAll();
  await page.goto("/permohonan");
  const passphrase = new PassphrasePage(page);
  await passphrase.expectShown();
  await passphrase.enter(PASSPHRASE);
  await review.expectShown();
  await review.send();
  const reference = await new SentPage(page).reference();

  const follow = new FollowPage(page);
  const state = { status: "passphrase", acts: ["withdraw"] as string[] };
  await rewriteResponse(page, `**/api/renewals/${reference}`, (view) => Object.assign(view, { custody: "authority" }, state));
  await follow.open(reference);
  await expect(follow.title("Buat passphrase di BSrE")).toBeVisible();
  await expect(follow.link("Buat passphrase")).toHaveCount(0);
  await expectAccessible(page, "lacak-bsre");
  Object.assign(state, { status: "issued", acts: ["receive"] });
  await page.reload();
  await expect(follow.title("Sertifikat baru Anda sudah terbit")).toBeVisible();
  await expect(page.getByText(/^Sertifikat Anda tersimpan di AMS BSrE\./)).toBeVisible();
  await expect(follow.link("Unduh sertifikat")).toHaveCount(0);
  await expect(follow.button("Konfirmasi: sertifikat sudah saya terima")).toBeVisible();
  await expectAccessible(page, "lacak-di-ams");
  await page.goto(`/ambil/${reference}`);
  await expect(follow.title("Sertifikat Anda tersimpan di AMS BSrE")).toBeVisible();
  await expect(page.getByRole("textbox")).toHaveCount(0);
});

/** The officer answers on the case that stands there. */
async function answer(officer: Person): Promise<void> {
  await new CasePage(officer.page).part("Pesan");
  await officer.page.getByLabel("Pesan untuk pemohon").fill(ANSWER);
  await officer.page.getByRole("button", { name: "Kirim pesan" }).click();
  await expect(officer.page.getByText(ANSWER).first()).toBeVisible();
}

/** Lets the first request through and cuts the line before its answer. */
function cutOnce() {
  let cut = false;
  return async (route: Route) => {
    if (cut) return route.continue();
    cut = true;
    await route.fetch();
    await route.abort("connectionreset");
  };
}

/** The page is told something else than the backend says. */
async function rewriteResponse(page: Page, path: string, change: (body: any) => void): Promise<void> {
  await page.route(path, async (route) => {
    const response = await route.fetch();
    if (!response.ok()) return route.fulfill({ response });
    const body = await response.json();
    change(body);
    await route.fulfill({ response, json: body });
  });
}
