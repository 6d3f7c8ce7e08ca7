// Complaints that the office leaves unanswered, and the list of somebody who never complained.
import { expectAccessible } from "../fixtures/axe";
import { ReceiptPage, WritePage } from "../fixtures/complaints";
import { Sheet } from "../fixtures/pages";
import { PEKALONGAN } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { logIn } from "../fixtures/walk";

const WORDS = "Loket tutup pukul 14.00, padahal jam layanan sampai pukul 15.30. <script>document.title = 'x'</script>";
const DAY = 86_400;

test("late: it says so, to whom that was reported, and prepares a text for outside", async ({ page, backend }) => {
  const write = new WritePage(page);
  await page.goto("/masukan/pengaduan/purbalingga");
  await write.fill("Pelayanan", WORDS, "Tanpa nama");
  await write.send.click();
  const receipt = new ReceiptPage(page);
  await receipt.read();
  await receipt.goOn();
  const follow = new Sheet(page);
  await follow.expectShown("Pengaduan Anda sedang ditangani");
  await backend.restartAhead(20 * DAY);
  await expect(async () => {
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await expect(page.getByText(/^Terlambat \d+ jam kerja\.$/)).toBeVisible({ timeout: 2_000 });
    await expect(page.getByRole("heading", { name: "Melanjutkan ke luar kantor" })).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await expectAccessible(page, "pengaduan-lewat");
  await page.getByText("Lihat naskah").click();
  await expect(page.locator(".words[lang=id]")).toContainText("Loket tutup");
  await expectAccessible(page, "pengaduan-naskah");
  const saved = page.waitForEvent("download");
  await follow.button("Simpan isian (.csv)").click();
  expect((await saved).suggestedFilename()).toMatch(/^pengaduan-ADU-.*\.csv$/);
  await page.emulateMedia({ forcedColors: "active" });
  await expectAccessible(page, "pengaduan-lewat-kontras");
  await follow.button("English").click();
  await expect(follow.title("Your complaint is being dealt with")).toBeVisible();
  await expect(page.getByText(/^It is overdue by \d+ h of working time\.$/)).toBeVisible();
  await expectAccessible(page, "complaint-late");
});

test("whoever never complained has an empty list", async ({ holder }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  await logIn(sari);
  await sari.page.goto("/masukan/pengaduan/saya");
  await expect(sari.page.getByText("Belum ada pengaduan dari akun Anda.")).toBeVisible();
  await expectAccessible(sari.page, "pengaduan-saya-kosong");
});
