// Whoever leaves a kiosk leaves nothing behind: at every step, with and without a connection.
import { PASSWORD } from "../fixtures/backend";
import { Kiosk, WINDOWS, expectAccessibleAtKiosk, sendLetter } from "../fixtures/kiosk";
import { IDLE_MS, expectNothingLeft, nobodyAnswers } from "../fixtures/kiosk_end";
import { DataPage, LogInPage, PassphrasePage } from "../fixtures/pages";
import { PEKALONGAN } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { PASSPHRASE } from "../fixtures/walk";

const SARI = `sari@${PEKALONGAN}`;

type Walk = (kiosk: Kiosk) => Promise<void>;

const logIn: Walk = (kiosk) => kiosk.logIn(SARI);

const toLetter: Walk = async (kiosk) => {
  await logIn(kiosk);
  await kiosk.link(/^(Perbarui sertifikat|Ajukan penerbitan ulang)$/).click();
  await new DataPage(kiosk.page).confirmData();
};

const toPassphrase: Walk = async (kiosk) => {
  await toLetter(kiosk);
  await sendLetter(kiosk);
  await kiosk.goOn();
  await new PassphrasePage(kiosk.page).expectShown();
};

/** Every step, and what is typed or shown there. */
const STEPS: Record<string, Walk> = {
  "at the log-in": async (kiosk) => {
    await kiosk.begin.click();
    await new LogInPage(kiosk.page).identifier.fill(SARI);
    await new LogInPage(kiosk.page).password.fill(PASSWORD);
  },
  "at the token": async (kiosk) => {
    await kiosk.begin.click();
    await new LogInPage(kiosk.page).enter(SARI, PASSWORD);
    await kiosk.page.getByLabel("Kode dari e-mail").fill("123");
  },
  "at the certificate": logIn,
  "at the data": async (kiosk) => {
    await logIn(kiosk);
    await kiosk.link(/^(Perbarui sertifikat|Ajukan penerbitan ulang)$/).click();
    await kiosk.button(/^Lihat NIK$/).click();
  },
  "at the letter, with a code on the screen": async (kiosk) => {
    await toLetter(kiosk);
    await kiosk.button("Tampilkan kode QR").click();
    await expect(kiosk.page.locator(".matching")).toBeVisible();
  },
  "at the passphrase": async (kiosk) => {
    await toPassphrase(kiosk);
    await new PassphrasePage(kiosk.page).field.fill(PASSPHRASE);
  },
  "at the review": async (kiosk) => {
    await toPassphrase(kiosk);
    await new PassphrasePage(kiosk.page).enter(PASSPHRASE);
    await expect(kiosk.title("Periksa lalu kirim")).toBeVisible({ timeout: 60_000 });
  },
};

for (const [where, walk] of Object.entries(STEPS)) {
  for (const online of [true, false]) {
    test(`${where}, nobody answers ${online ? "" : "and there is no connection"}`, async ({ browser, backend, faults }) => {
      const kiosk = await Kiosk.paired(browser, backend, WINDOWS[0], faults, true);
      const { page } = kiosk;
      await page.evaluate(async () => void (await navigator.serviceWorker.ready));
      await walk(kiosk);
      const sessions = await nobodyAnswers(kiosk, online);
      if (!online) expect(sessions, "the session ends with the connection").toBe(/log-in|token/.test(where) ? 0 : 1);
      await expectNothingLeft(kiosk, SARI);
      await kiosk.context.close();
    });
  }
}

test("the question is read out, extended by Escape and by its button, and a touch or a key puts it off", async ({ browser, backend, faults }) => {
  const kiosk = await Kiosk.paired(browser, backend, WINDOWS[1], faults, true);
  const { page } = kiosk;
  await kiosk.begin.click();
  const dialog = page.getByRole("dialog", { name: "Masih di sini?" });
  for (const use of [() => page.keyboard.press("Tab"), () => page.mouse.click(5, 500), () => page.getByLabel("E-mail dinas atau NIP").fill("a")]) {
    await page.clock.fastForward(50_000);
    await use();
    await page.clock.fastForward(50_000);
    await expect(dialog).toBeHidden();
    await use();
  }
  for (const extend of [() => page.keyboard.press("Escape"), () => dialog.getByRole("button", { name: "Lanjut" }).click()]) {
    await page.clock.fastForward(IDLE_MS);
    await expect(dialog).toBeVisible();
    await expect(dialog.getByRole("button", { name: "Lanjut" })).toBeFocused();
    await expectAccessibleAtKiosk(page, "kios-masih-di-sini");
    await extend();
    await expect(dialog).toBeHidden();
    await expect(page.getByLabel("E-mail dinas atau NIP")).toHaveValue("a");
  }
  // A page that slept for an hour asks nobody.
  await page.clock.fastForward(3_600_000);
  await kiosk.expectWiped();
  await kiosk.context.close();
});

test("language, text size and contrast are as at first for the next person", async ({ browser, backend, faults }) => {
  const kiosk = await Kiosk.paired(browser, backend, WINDOWS[0], faults);
  const { page } = kiosk;
  await kiosk.button("Start in English").click();
  await expect(kiosk.title("Log in")).toBeVisible();
  await kiosk.button("Very large text").click();
  await kiosk.button("High contrast").click();
  await expectAccessibleAtKiosk(page, "kios-kontras");
  const root = page.locator("html");
  await expect(root).toHaveAttribute("data-size", "largest");
  await expect(root).toHaveAttribute("data-contrast", "high");
  await page.getByRole("banner").getByRole("button", { name: "Finish & erase" }).click();
  // The end screen is still the person's own.
  await expect(kiosk.title("Your data has been deleted from this terminal")).toBeVisible();
  await kiosk.button("Go to the first screen").click();
  await expect(kiosk.begin).toBeVisible();
  await expect(root).toHaveAttribute("data-size", "normal");
  await expect(root).toHaveAttribute("data-contrast", "normal");
  await expect(root).toHaveAttribute("lang", "id");
  await kiosk.context.close();
});

test("no way leads out: other pages, menus, the clipboard, dropped files, new windows", async ({ browser, backend, faults }) => {
  const kiosk = await Kiosk.paired(browser, backend, WINDOWS[0], faults);
  const { page, context } = kiosk;
  await logIn(kiosk);
  const links = page.locator("a[href]");
  for (const link of await links.all()) {
    const href = (await link.getAttribute("href"))!;
    expect(href).toMatch(/^(#main|\/(masuk|aktivasi|sertifikat|permohonan|terkirim|lacak|ambil)\b.*)$/);
    expect(await link.getAttribute("target")).toBeNull();
  }
  const prevented = await page.evaluate(() => {
    const fired = (event: Event) => !document.querySelector("main")!.dispatchEvent(event);
    const key = (init: KeyboardEventInit) => fired(new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init }));
    return {
      menu: fired(new MouseEvent("contextmenu", { bubbles: true, cancelable: true })),
      drag: fired(new DragEvent("dragstart", { bubbles: true, cancelable: true })),
      drop: fired(new DragEvent("drop", { bubbles: true, cancelable: true })),
      copy: fired(new ClipboardEvent("copy", { bubbles: true, cancelable: true })),
      zoom: fired(new WheelEvent("wheel", { bubbles: true, cancelable: true, ctrlKey: true })),
      print: key({ key: "p", ctrlKey: true }),
      tools: key({ key: "F12" }),
      letter: !key({ key: "p" }),
    };
  });
  expect(prevented).toEqual({ menu: true, drag: true, drop: true, copy: true, zoom: true, print: true, tools: true, letter: true });
  // Pressed with keys that open a window elsewhere, a link stays here.
  await kiosk.link(/^(Perbarui sertifikat|Ajukan penerbitan ulang)$/).click({ modifiers: ["Control", "Shift"] });
  await new DataPage(page).expectShown();
  expect(context.pages()).toHaveLength(1);
  expect(page.url()).toBe(`${backend.url}/kios/`);
  await kiosk.context.close();
});
