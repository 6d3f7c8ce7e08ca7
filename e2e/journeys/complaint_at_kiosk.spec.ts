// A complaint without a name at a kiosk, by touch alone: sent, photographed by a phone, and nothing of it left.
import { expectAccessible } from "../fixtures/axe";
import { Touch } from "../fixtures/hands";
import { Kiosk, WINDOWS, readQr } from "../fixtures/kiosk";
import { Sheet } from "../fixtures/pages";
import { expect, test } from "../fixtures/test";

const WORDS = "antrean tidak urut";

for (const window of WINDOWS) {
  test(`without a name at a kiosk of ${window.width} by ${window.height}`, async ({ browser, backend, faults, page: phone }) => {
    const kiosk = await Kiosk.paired(browser, backend, window, faults);
    const { page } = kiosk;
    const hand = new Touch(page);
    await expectAccessible(page, "kios-awal");
    await hand.press(kiosk.link("Pengaduan dan masukan"));
    await hand.see(kiosk.title("Masukan untuk layanan"));
    await expectAccessible(page, "kios-masukan");
    await hand.press(kiosk.link("Ajukan pengaduan"));
    await hand.see(kiosk.title("Ajukan pengaduan"));
    await expectAccessible(page, "kios-pengaduan");
    await hand.press(kiosk.button("Kirim pengaduan"));
    await hand.see(page.locator("main .summary"));
    await expectAccessible(page, "kios-pengaduan-kesalahan");
    await hand.press(page.getByLabel("Pelayanan", { exact: true }));
    await hand.type(page.getByLabel("Uraian pengaduan"), WORDS, "done");
    await hand.press(page.getByLabel("Tanpa nama", { exact: true }));
    await expectAccessible(page, "kios-pengaduan-diisi");
    await hand.press(kiosk.button("Kirim pengaduan"));
    await hand.see(kiosk.title("Pengaduan diterima"));
    const [number, secret] = await page.locator(".panel .ref").allTextContents();
    await expectAccessible(page, "kios-tanda-terima");
    await page.emulateMedia({ forcedColors: "active" });
    await expectAccessible(page, "kios-tanda-terima-kontras");
    await page.emulateMedia({ forcedColors: null });
    await expect(kiosk.button(/Salin|Simpan|Cetak/)).toHaveCount(0);
    const address = await readQr(page.getByRole("img", { name: "Kode QR halaman pengaduan ini" }));

    // The phone follows it.
    await phone.goto(address);
    const there = new Sheet(phone);
    await expect(there.title("Pengaduan Anda sedang ditangani")).toBeVisible();
    await expect(phone.locator("main")).toContainText(WORDS);

    await hand.press(kiosk.button("Sudah saya catat, lanjut"));
    await hand.see(kiosk.title("Pengaduan Anda sedang ditangani"));
    await expectAccessible(page, "kios-pengaduan-ditangani");
    await hand.press(kiosk.finish);
    await kiosk.expectWiped();
    const shown = await page.evaluate(() => document.documentElement.outerHTML);
    for (const word of [WORDS, number!, secret!]) expect(shown, word).not.toContain(word);
    expect(await kiosk.traces()).toEqual([]);
    await kiosk.context.close();
  });
}
