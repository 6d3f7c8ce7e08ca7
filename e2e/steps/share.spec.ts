// A file that another app shares lands at the letter: offered, and uploaded when the person says so; or it is said what to do.
import type { Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/axe";
import * as letters from "../fixtures/letters";
import { DataPage, Sheet, UploadPage } from "../fixtures/pages";
import { PEKALONGAN } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { atLetter, finishLogIn, logIn } from "../fixtures/walk";

const SARI = `sari@${PEKALONGAN}`;

/** What the system does where somebody shares files with the installed app: a POST to the address in the manifest. */
async function share(page: Page, files: letters.Upload[], worker = true): Promise<void> {
  await page.goto("/standar");
  if (worker) await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  const { share_target } = await (await page.request.get("/manifest.webmanifest")).json();
  const given = files.map(({ name, mimeType, buffer }) => ({ name, type: mimeType, base64: buffer.toString("base64") }));
  await page.evaluate(({ action, method, enctype, field, given }) => {
    const chosen = new DataTransfer();
    for (const { name, type, base64 } of given) {
      chosen.items.add(new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], name, { type }));
    }
    const form = Object.assign(document.createElement("form"), { action, method, enctype });
    const input = Object.assign(document.createElement("input"), { type: "file", name: field, multiple: true, files: chosen.files });
    form.append(input);
    document.body.append(form);
    form.submit();
  }, { ...share_target, field: share_target.params.files[0].name, given });
}

const offer = (page: Page) => page.getByRole("status").filter({ hasText: /Anda membagikan/ });

test("a shared PDF is offered at the open letter step, and uploaded as if it was chosen", async ({ holder }) => {
  const sari = holder(SARI);
  const { page } = sari;
  const upload = await atLetter(sari);
  await share(page, [letters.letter()]);
  await upload.expectShown(/^Unggah surat/i);
  await expect(offer(page)).toContainText("Anda membagikan surat-rekomendasi.pdf. Berkas ini belum diunggah dan hanya ada di halaman ini.", { useInnerText: true });
  await expect(offer(page).getByText(/^Selama permohonan Anda/)).toBeHidden();
  // Nobody's page can have a file uploaded that the person did not see.
  await upload.expectUploaded(0);
  await expectAccessible(page, "dibagikan");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("button", { name: "Upload this file" })).toBeVisible();
  await page.getByRole("button", { name: "Bahasa Indonesia" }).click();
  await page.getByRole("button", { name: "Unggah berkas ini" }).click();
  await upload.expectUploaded();
  await expect(offer(page)).toHaveCount(0);
  await expect(page.getByText("surat-rekomendasi.pdf")).toBeVisible();
  const kept = await page.evaluate(async () => {
    const paths: string[] = [];
    for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) paths.push(url);
    return [...paths, ...(await indexedDB.databases()).map(({ name }) => String(name))];
  });
  expect(kept.filter((one) => /surat|\.pdf/.test(one))).toEqual([]);
  // Loaded again, nothing is offered a second time, nor said to be missing.
  await page.reload();
  await upload.expectUploaded();
  await expect(offer(page)).toHaveCount(0);
});

test("shared photographs become pages; a wrong file is refused as if it was chosen", async ({ holder }) => {
  const sari = holder(SARI);
  const { page } = sari;
  const upload = await atLetter(sari);
  await share(page, [letters.textRenamed()]);
  await page.getByRole("button", { name: "Unggah berkas ini" }).click();
  await upload.expectErrors(/^Pilih berkas PDF, atau foto JPEG atau PNG: format berkas ini tidak didukung/);
  const photograph = (name: string) => ({ ...letters.photograph(900, 1200), name });
  await share(page, [photograph("satu.png"), photograph("dua.png")]);
  await expect(offer(page)).toContainText("Anda membagikan satu.png, dua.png.", { useInnerText: true });
  await page.getByRole("button", { name: "Unggah berkas ini" }).click();
  await expect(upload.button(/^Halaman \d+ dari 2, putar$/)).toHaveCount(2);
});

test("before the log-in a shared file waits, through the log-in and the steps before the letter", async ({ holder }) => {
  const sari = holder(SARI);
  const { page } = sari;
  await share(page, [letters.letter()]);
  await expect(new Sheet(page).title("Masuk")).toBeVisible();
  await expect(offer(page).getByText("Selama permohonan Anda belum dikirim, tombol untuk mengunggahnya ada pada langkah unggah surat.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Unggah berkas ini" })).toBeHidden();
  await expectAccessible(page, "dibagikan-masuk");
  await finishLogIn(sari);
  await new DataPage(page).confirmData();
  const upload = new UploadPage(page);
  await upload.expectShown(/^Unggah surat/i);
  await page.getByRole("button", { name: "Unggah berkas ini" }).click();
  await upload.expectUploaded();
});

test("what is not wanted is not uploaded", async ({ holder }) => {
  const sari = holder(SARI);
  const upload = await atLetter(sari);
  await share(sari.page, [letters.letter()]);
  await sari.page.getByRole("button", { name: "Jangan unggah" }).click();
  await expect(offer(sari.page)).toHaveCount(0);
  await upload.expectUploaded(0);
  await expect(upload.picker()).toBeVisible();
});

test("a worker that was stopped in between has nothing: the file is to be chosen again, which is said without a line, too", async ({ holder }) => {
  const sari = holder(SARI);
  const { page } = sari;
  await page.goto("/");
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  await logIn(sari);
  await page.goto("/permohonan/surat?dibagikan");
  const told = new Sheet(page);
  await expect(told.title("Pilih berkas itu sekali lagi")).toBeVisible();
  await expectAccessible(page, "dibagikan-hilang");
  await told.link("Buka permohonan").click();
  await new DataPage(page).expectShown();
  await page.context().setOffline(true);
  await page.goto("/permohonan/surat?dibagikan");
  await expect(told.title("Pilih berkas itu sekali lagi")).toBeVisible();
});

test.describe("without a service worker", () => {
  test.use({ serviceWorkers: "block" });

  test("a shared file is to be chosen again, and the backend keeps nothing", async ({ page }) => {
    await share(page, [letters.heavy(3_000_000)], false);
    await expect(new Sheet(page).title("Pilih berkas itu sekali lagi")).toBeVisible();
    expect(new URL(page.url()).pathname).toBe("/bagikan");
    await expect(page.getByText("The file you shared did not reach your application")).toBeVisible();
  });
});
