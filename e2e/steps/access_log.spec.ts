// What officers saw of somebody's data is theirs to read: when, in which role, and what.
import { expectAccessible } from "../fixtures/axe";
import { Sheet } from "../fixtures/pages";
import { PEKALONGAN } from "../fixtures/people";
import { Kiosk } from "../fixtures/kiosk";
import { expect, test } from "../fixtures/test";
import { apply, logIn, openCase } from "../fixtures/walk";

test("a verifier opens the case and the NIK, and the holder reads both", async ({ holder, other }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  const page = new Sheet(sari.page);
  await apply(sari);
  await page.link("Ke Sertifikat saya").click();
  await page.link("Siapa yang melihat data Anda").click();
  await expect(page.title("Siapa yang melihat data Anda")).toBeVisible();
  await expect(sari.page.getByText("Belum ada catatan.")).toBeVisible();

  const maya = await other(`verifikator@${PEKALONGAN}`);
  await openCase(maya, "Sari Wulandari");
  await expect(maya.page.getByText("Tindakan ini tercatat dan dapat dilihat pemohon.").first()).toBeVisible();
  await maya.page.getByRole("button", { name: "Tampilkan NIK" }).click();
  await expect(maya.page.getByRole("button", { name: "Salin" })).toBeVisible();

  await sari.page.reload();
  await expect(page.title("Siapa yang melihat data Anda")).toBeVisible();
  for (const what of ["NIK ditampilkan lengkap", "Permohonan dibuka"]) {
    const row = sari.page.locator("dl > div").filter({ hasText: what });
    await expect(row).toContainText(/Oleh verifikator/);
    await expect(row).toContainText(/\d{1,2} \w+ 20\d\d pukul \d\d\.\d\d WIB/);
  }
  await expect(sari.page.getByText("Maya")).toHaveCount(0);
  await expectAccessible(sari.page, "siapa-melihat");
  await page.link("Kembali").click();
  await expect(page.title("Akun saya")).toBeVisible();
});

test("a log-in at a terminal is named by it: among the sessions while it is open, in the log for good", async ({ holder, browser, backend, faults }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  const kiosk = await Kiosk.paired(browser, backend, undefined, faults);
  await kiosk.logIn(sari.email);
  await logIn(sari);
  const place = "erminal Kios 1, Dinas Komunikasi dan Informatika Kota Pekalongan";
  const page = new Sheet(sari.page);
  await sari.page.goto("/akun/sesi");
  const rows = sari.page.locator("dl > div");
  await expect(rows.filter({ hasText: "Sesi lain" })).toContainText(`T${place}`);
  await expect(rows.filter({ hasText: "Sesi ini" })).not.toContainText("Kios 1");
  await expectAccessible(sari.page, "sesi-terminal");
  await kiosk.finish.click();
  await kiosk.expectWiped();
  await kiosk.context.close();
  await sari.page.reload();
  await expect(rows.filter({ hasText: "Sesi ini" })).toBeVisible();
  await expect(rows).toHaveCount(1);
  await sari.page.goto("/akun/dilihat");
  await expect(page.title("Siapa yang melihat data Anda")).toBeVisible();
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("Masuk ke akun Anda");
  await expect(rows).toContainText(`Di t${place}`);
  await expectAccessible(sari.page, "siapa-melihat-terminal");
});
