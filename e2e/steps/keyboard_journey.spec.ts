// From a kiosk's first screen to the data page by touch alone, through the on-screen keyboard, upright and lying.
import { PASSWORD } from "../fixtures/backend";
import { expectAccessible } from "../fixtures/axe";
import { WINDOWS } from "../fixtures/kiosk";
import { openKiosk } from "../fixtures/on_screen_keyboard";
import { expect, test } from "../fixtures/test";

test.use({ isMobile: false, hasTouch: true, deviceScaleFactor: 1 });

const SARI = "sari@pekalongankota.go.id";

for (const window of WINDOWS) {
  test(`logs in and comes to the data page by touch alone, at ${window.width} px`, async ({ page, backend, holder }) => {
    const sari = holder(SARI);
    await page.setViewportSize(window);
    const keyboard = await openKiosk(page, backend);
    await page.getByLabel("E-mail dinas atau NIP").tap();
    await keyboard.type(SARI);
    await page.getByLabel("Kata sandi", { exact: true }).tap();
    await keyboard.type("salah");
    await keyboard.press("enter");
    await expect(page.locator(".summary")).toBeVisible();
    await page.getByLabel("Kata sandi", { exact: true }).tap();
    await expectAccessible(page, "kios-masuk-salah", { "meta-viewport": { enabled: false } });
    while ((await page.getByLabel("Kata sandi", { exact: true }).inputValue()) !== "") await keyboard.press("backspace");
    await keyboard.type(PASSWORD);
    await keyboard.press("done");
    await page.getByRole("button", { name: "Masuk", exact: true }).tap();
    await page.getByLabel("Kode dari e-mail").tap();
    await keyboard.expectOpen("digits");
    await keyboard.type(await sari.mailbox.token());
    await expectAccessible(page, "kios-kode", { "meta-viewport": { enabled: false } });
    await keyboard.press("enter");
    await page.getByRole("link", { name: /^(Perbarui sertifikat|Ajukan penerbitan ulang)$/ }).tap();
    await expect(page.getByRole("heading", { name: "Periksa data Anda" })).toBeVisible();
    await keyboard.expectClosed();
  });
}
