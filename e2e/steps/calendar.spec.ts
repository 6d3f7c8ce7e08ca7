// One's dates in one's own calendar: a file, and a secret address that is made and revoked.
import { expectAccessible } from "../fixtures/axe";
import { PEKALONGAN } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { logIn } from "../fixtures/walk";
import { readFileSync } from "node:fs";

test("a calendar's secret address is made, replaced and revoked", async ({ holder, request }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  await logIn(sari);
  const { page } = sari;
  const file = page.getByRole("link", { name: "Simpan tanggal ke kalender (.ics)" });
  const [download] = await Promise.all([page.waitForEvent("download"), file.click()]);
  expect(download.suggestedFilename()).toBe("sertifikat.ics");
  expect(readFileSync(await download.path(), "utf8")).toContain("SUMMARY:Sertifikat elektronik berakhir\r\n");

  await page.getByRole("link", { name: "Berlangganan kalender" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Kalender");
  await expectAccessible(page, "kalender");
  await page.getByRole("button", { name: "Buat alamat rahasia" }).click();
  const shown = page.getByLabel("Alamat rahasia Anda");
  const first = await shown.inputValue();
  await expectAccessible(page, "kalender-alamat");
  await expect(page.getByRole("link", { name: "Buka di aplikasi kalender" })).toHaveAttribute("href", first.replace(/^https?:/, "webcal:"));
  expect((await request.get(first)).status()).toBe(200);

  await page.getByRole("button", { name: "Ganti dengan alamat baru" }).click();
  await expect(shown).not.toHaveValue(first);
  const second = await shown.inputValue();
  expect((await request.get(first)).status()).toBe(404);
  // It is shown once.
  await page.reload();
  await expect(page.getByText(/^Alamat rahasia dibuat /)).toBeVisible();
  await expect(shown).toHaveCount(0);
  await page.getByRole("button", { name: "Cabut alamat" }).click();
  await expect(page.getByRole("button", { name: "Buat alamat rahasia" })).toBeVisible();
  expect((await request.get(second)).status()).toBe(404);
});
