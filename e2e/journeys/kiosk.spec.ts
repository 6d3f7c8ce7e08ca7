// A kiosk from its first screen to what was sent and followed: by touch alone, and by one switch alone. The files come from a
// phone, which is a browser of its own.
import { expectAccessible } from "../fixtures/axe";
import { type Hand, OneSwitch, Touch } from "../fixtures/hands";
import { Kiosk, WINDOWS, readQr } from "../fixtures/kiosk";
import { logInBy, renewBy } from "../fixtures/kiosk_walk";
import { PEKALONGAN } from "../fixtures/people";
import { Switches, useSwitches } from "../fixtures/switches";
import { expect, test } from "../fixtures/test";

const SARI = `sari@${PEKALONGAN}`;
/** Her new address, and the phone that reads it. */
const NEW = `sari.w@${PEKALONGAN}`;

for (const window of WINDOWS) {
  test(`by touch alone at ${window.width} × ${window.height}: the files come from a phone, and nothing stays`, async ({
    browser,
    backend,
    faults,
    holder,
    other,
  }) => {
    const kiosk = await Kiosk.paired(browser, backend, window, faults);
    const { page } = kiosk;
    const hand = new Touch(page);
    await expect(page.getByText("Kios 1 · Lobi")).toBeVisible();
    await expectAccessible(page, "kios-awal");
    await hand.press(kiosk.button("Periksa terminal ini"));
    const check = page.getByRole("region", { name: "Periksa terminal ini" });
    expect(await readQr(check.getByRole("img"))).toMatch(/^http:\/\/localhost:\d+\/ponsel\/kios#/);
    await expectAccessible(page, "kios-periksa-terminal");
    await logInBy(hand, kiosk, holder(SARI), expectAccessible);
    const reference = await renewBy(hand, kiosk, holder(SARI), await other(NEW), expectAccessible);
    expect(await readQr(page.getByRole("img", { name: "Kode QR halaman permohonan ini" }))).toBe(`${backend.url}/lacak/${reference}`);
    await expectAccessible(page, "kios-terkirim");
    await follow(hand, kiosk);
    await expectAccessible(page, "kios-lacak");
    expect(page.url()).toBe(`${backend.url}/kios/`);
    await hand.press(kiosk.finish);
    await kiosk.expectWiped();
    await expect(page.getByText(/^Server mengakhiri sesi Anda dan mencatat penghapusan ini pada .* WIB\.$/)).toBeVisible();
    await expectAccessible(page, "kios-selesai");
    expect(await kiosk.traces()).toEqual([]);
    await hand.press(kiosk.button("Ke layar awal"));
    await expect(kiosk.begin).toBeVisible();
    await kiosk.context.close();
  });
}

test("by one switch alone: every page, its lists and choices, and the question whether somebody is there", async ({
  browser,
  backend,
  faults,
  holder,
  other,
}) => {
  const kiosk = await Kiosk.paired(browser, backend, WINDOWS[0], faults, true);
  const { page } = kiosk;
  await useSwitches(page, "one-switch");
  const one = Switches.one(page);
  const hand = new OneSwitch(one);
  await hand.press(page.locator('[data-key="done"]'));
  await logInBy(hand, kiosk, holder(SARI));
  // Nobody presses it for a minute: both answers can be taken.
  const dialog = page.getByRole("dialog", { name: "Masih di sini?" });
  await page.clock.runFor(61_000);
  await expect(dialog).toBeVisible();
  await hand.press(dialog.getByRole("button", { name: "Lanjut" }));
  await expect(dialog).toBeHidden();
  await renewBy(hand, kiosk, holder(SARI), await other(NEW));
  await follow(hand, kiosk);
  // Whoever presses the switch is there, also where nothing is typed.
  for (let half = 0; half < 3; half++) {
    await page.clock.runFor(35_000);
    await hand.press(kiosk.button("Kontras tinggi"));
  }
  expect(one.asked).toBe(0);
  await page.clock.runFor(61_000);
  await hand.press(dialog.getByRole("button", { name: "Selesai & hapus" }));
  await hand.see(kiosk.title("Data Anda sudah dihapus dari terminal ini"));
  expect(await kiosk.traces()).toEqual([]);
  await kiosk.context.close();
});

/** From what was sent to its status page. */
async function follow(hand: Hand, kiosk: Kiosk): Promise<void> {
  await hand.press(kiosk.link("Lihat status"));
  await hand.see(kiosk.title("Status permohonan"));
  await expect(kiosk.page.locator(".present")).toContainText("Verifikator memeriksa permohonan dan Surat Rekomendasi Anda.");
}
