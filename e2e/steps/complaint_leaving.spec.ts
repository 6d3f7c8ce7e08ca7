// What was written for a complaint, and a receipt that was not noted, are not lost by a reload that nobody meant.
import type { Page } from "@playwright/test";
import { ReceiptPage, WritePage } from "../fixtures/complaints";
import { expect, test } from "../fixtures/test";

/** Reloads; the browser asks, and the answer is to stay. */
async function reloadAndStay(page: Page): Promise<void> {
  const asked = page.waitForEvent("dialog");
  await page.evaluate(() => void setTimeout(() => location.reload()));
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
}

test("the browser asks before written words, or a receipt that was not noted, are lost", async ({ page }) => {
  let asked = 0;
  const count = (): void => void asked++;
  const write = new WritePage(page);
  await page.goto("/masukan/pengaduan/purbalingga");
  await write.expectShown("Ajukan pengaduan");
  // Browsers ask only on pages that somebody has used.
  await write.text.click();
  page.on("dialog", count);
  await page.reload();
  page.off("dialog", count);
  expect(asked).toBe(0);
  await expect(write.title("Ajukan pengaduan")).toBeVisible();

  await write.text.click();
  await write.text.fill("Loket tutup pukul 14.00.");
  await reloadAndStay(page);
  await expect(write.text).toHaveValue("Loket tutup pukul 14.00.");
  await write.choose("Pelayanan");
  await write.choose("Tanpa nama");
  await write.send.click();
  const receipt = new ReceiptPage(page);
  const { number } = await receipt.read();
  await reloadAndStay(page);
  expect((await receipt.read()).number).toBe(number);

  await receipt.goOn();
  await write.expectShown("Pengaduan Anda sedang ditangani");
  const reply = page.getByLabel("Tulis kepada kantor");
  await reply.fill("Ada dua saksi.");
  await reloadAndStay(page);
  await expect(reply).toHaveValue("Ada dua saksi.");
});
