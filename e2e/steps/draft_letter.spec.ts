// The letter's step for whoever has no letter yet: a draft to download, and what a good letter looks like.
import { expectAccessible } from "../fixtures/axe";
import { PEKALONGAN } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { atLetter } from "../fixtures/walk";
import { readFileSync } from "node:fs";

test("a draft of the letter is downloaded as Word and as PDF", async ({ holder }) => {
  const { page } = await atLetter(holder(`sari@${PEKALONGAN}`));
  await expectAccessible(page, "surat-draf");
  for (const [link, name, begins] of [
    ["draf surat (Word)", "draf-surat.docx", "PK"],
    ["draf surat (PDF)", "draf-surat.pdf", "%PDF-"],
  ] as const) {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: link }).click()]);
    expect(download.suggestedFilename()).toBe(name);
    expect(readFileSync(await download.path()).subarray(0, begins.length).toString("latin1")).toBe(begins);
  }
  await expect(page).toHaveURL(/\/permohonan\/surat$/);

  await page.getByRole("link", { name: "contoh surat" }).click();
  await expect(page).toHaveURL(/\/contoh-surat$/);
});

test("the start page leads to a sample of each agency's letter", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("list").filter({ hasText: "Surat permohonan" }).getByRole("listitem").first()).toContainText("E-mail dinas yang dapat dibuka sekarang");
  await page.getByRole("link", { name: "contoh surat" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Contoh surat");
  await expectAccessible(page, "contoh-surat-daftar");
  await page.getByRole("link", { name: "Kabupaten Purbalingga" }).click();
  await expect(page.getByRole("img", { name: "Contoh surat dengan delapan bagian bernomor" })).toBeVisible();
  await expectAccessible(page, "contoh-surat");
  await page.getByRole("link", { name: "English" }).click();
  await expect(page.getByRole("heading", { name: "What the letter must show" })).toBeVisible();
  await expectAccessible(page, "contoh-surat-inggris");
});
