// The kiosk's on-screen keyboard: every kind of field, by finger and mouse, and what can go wrong.
import type { Page } from "@playwright/test";
import { addField, openKiosk, openLogIn } from "../fixtures/on_screen_keyboard";
import { expect, test } from "../fixtures/test";

test.use({ viewport: { width: 1080, height: 1920 }, isMobile: false, hasTouch: true, deviceScaleFactor: 1 });

const caret = (page: Page) =>
  page.evaluate(() => [document.activeElement!.id, (document.activeElement as HTMLInputElement).selectionStart]);

test("types every character of ASCII by touch, and the page knows what was typed", async ({ page, backend }) => {
  const keyboard = await openKiosk(page, backend);
  await page.getByLabel("Kata sandi", { exact: true }).tap();
  const all = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).join("");
  await keyboard.type(all);
  await expect(page.getByLabel("Kata sandi", { exact: true })).toHaveValue(all);
  // Made anew by the app, from what it was told.
  await keyboard.press("enter");
  await expect(page.locator(".summary")).toContainText("Isi e-mail dinas atau NIP");
  await expect(page.locator(".summary")).not.toContainText("kata sandi");
});

test("a press never takes the focus from the field, nor its caret's place", async ({ page, backend }) => {
  const keyboard = await openKiosk(page, backend);
  for (const by of ["touch", "mouse"] as const) {
    await openLogIn(page);
    const field = page.getByLabel("E-mail dinas atau NIP");
    await field.click();
    const point = (name: string) => (by === "touch" ? keyboard.key(name).tap() : keyboard.key(name).click());
    for (const name of ["s", "a", "i", "left", "r", "shift", "symbols", "letters", "settings", "done"]) {
      await point(name);
      await expect(field, `${by}: ${name}`).toBeFocused();
    }
    await expect(field).toHaveValue("sari");
    expect((await caret(page))[1]).toBe(3);
  }
});

test("shift is for one letter, then locks, then is off; and says so without a word of what is typed", async ({ page, backend }) => {
  const keyboard = await openKiosk(page, backend);
  const field = page.getByLabel("E-mail dinas atau NIP");
  const said = page.getByRole("status").filter({ visible: true }).last();
  await field.tap();
  await keyboard.press("shift");
  await expect(keyboard.root.getByRole("button", { name: "Shift: huruf besar" })).toHaveAttribute("aria-pressed", "true");
  await expect(said).toHaveText("Satu huruf besar");
  await keyboard.press("1", "a", "b");
  await expect(said).toHaveText("");
  await keyboard.press("shift", "shift", "c", "d");
  await expect(keyboard.root.getByRole("button", { name: "Shift: huruf besar terkunci" })).toBeVisible();
  await keyboard.press("shift", "e");
  await expect(field).toHaveValue("1AbCDe");
});

test("deletes, goes on while held, moves and replaces what is selected", async ({ page, backend }) => {
  const keyboard = await openKiosk(page, backend);
  const field = page.getByLabel("E-mail dinas atau NIP");
  await field.fill("a😀bcdefgh");
  await field.tap();
  await field.evaluate((field: HTMLInputElement) => field.setSelectionRange(3, 3));
  await keyboard.press("backspace");
  await expect(field).toHaveValue("abcdefgh");
  await field.evaluate((field: HTMLInputElement) => field.setSelectionRange(2, 5));
  await keyboard.press("x");
  await expect(field).toHaveValue("abxfgh");
  await field.evaluate((field: HTMLInputElement) => field.setSelectionRange(0, 2));
  await keyboard.press("right", "right", "left", "backspace");
  await expect(field).toHaveValue("axfgh");
  await keyboard.press("left", "left", "left", "backspace");
  await expect(field).toHaveValue("axfgh");
  await field.evaluate((field: HTMLInputElement) => field.setSelectionRange(5, 5));
  const box = (await keyboard.key("backspace").boundingBox())!;
  await page.mouse.move(box.x + 9, box.y + 9);
  await page.mouse.down();
  await expect(field).toHaveValue("");
  await page.mouse.up();
  await keyboard.press("z");
  await expect(field).toHaveValue("z");
});

test("fifty presses in one frame keep their order", async ({ page, backend }) => {
  const keyboard = await openKiosk(page, backend);
  const field = page.getByLabel("E-mail dinas atau NIP");
  await field.tap();
  const typed = Array.from({ length: 50 }, (_, at) => "abcdefghijklmnopqrstuvwxyz0123456789"[(at * 7) % 36]!).join("");
  await page.evaluate((typed) => {
    // Two fingers: the next one is down before the last one is up.
    for (const [at, character] of [...typed].entries()) {
      const init = { bubbles: true, cancelable: true, pointerId: (at % 2) + 2, pointerType: "touch", button: 0, isPrimary: at % 2 === 0 };
      document.querySelector(`#keyboard [data-key="${character}"]`)!.dispatchEvent(new PointerEvent("pointerdown", init));
    }
  }, typed);
  await expect(field).toHaveValue(typed);
  await expect(keyboard.root).toBeVisible();
});

test("digits where a field wants digits, with + for telephones only", async ({ page, backend }) => {
  const keyboard = await openKiosk(page, backend);
  for (const [html, plus] of [
    ['<input id="uji" inputmode="numeric" maxlength="6" autocomplete="one-time-code">', false],
    ['<input id="uji" type="tel">', true],
    ['<input id="uji" autocomplete="one-time-code">', false],
    ['<input id="uji" type="number">', false],
  ] as const) {
    const field = await addField(page, html);
    await field.tap();
    await keyboard.expectOpen("digits");
    await expect(keyboard.key("+")).toHaveCount(plus ? 1 : 0);
    await keyboard.press("1", "2", "backspace", "0", "9");
    await expect(field).toHaveValue("109");
    await field.evaluate((field) => field.closest(".field")!.remove());
    await keyboard.expectClosed();
  }
});

test("an e-mail field is typed into at its end, and a text of several lines takes new lines", async ({ page, backend }) => {
  const keyboard = await openKiosk(page, backend);
  const email = await addField(page, '<input id="uji" type="email" value="sari@">');
  await email.tap();
  await expect(keyboard.key("left")).toHaveCount(0);
  await keyboard.type("go.idx");
  await keyboard.press("backspace");
  await expect(email).toHaveValue("sari@go.id");
  await email.evaluate((field) => field.closest(".field")!.remove());
  const text = await addField(page, '<textarea id="uji" rows="4"></textarea>');
  await text.tap();
  await keyboard.press("a", "enter", "b", "left", "left", "backspace");
  await expect(text).toHaveValue("\nb");
});

test("a full field says so and loses nothing", async ({ page, backend }) => {
  const keyboard = await openKiosk(page, backend);
  const field = await addField(page, '<input id="uji" maxlength="4">');
  await field.tap();
  await keyboard.type("abcde");
  await expect(field).toHaveValue("abcd");
  await expect(page.getByRole("status").getByText("Isian sudah penuh.")).toBeInViewport();
  await field.evaluate((field: HTMLInputElement) => field.select());
  await keyboard.press("x");
  await expect(field).toHaveValue("x");
  await expect(page.getByText("Isian sudah penuh.")).toHaveCount(0);
});

test("the options of a list are keys, and the browser's own list stays shut", async ({ page, backend }) => {
  const keyboard = await openKiosk(page, backend);
  const options = Array.from({ length: 40 }, (_, at) => `<option value="${at}">Golongan ${at}</option>`).join("");
  const field = await addField(page, `<select id="uji">${options}</select>`);
  await field.evaluate((field) => {
    for (const name of ["input", "change"]) field.addEventListener(name, () => (field.dataset[name] = (field as HTMLSelectElement).value));
  });
  await field.tap();
  await keyboard.expectOpen("options");
  await keyboard.press("option-38");
  await expect(field).toHaveValue("38");
  expect(await field.evaluate((field) => ({ ...field.dataset }))).toEqual({ input: "38", change: "38" });
  await expect(keyboard.root.getByRole("button", { name: "Golongan 38" })).toHaveAttribute("aria-pressed", "true");
  await keyboard.press("done");
  await keyboard.expectClosed();
  await expect(field).toBeFocused();
});

test("shows a secret only where the field has no button of its own, and hides it again", async ({ page, backend }) => {
  const keyboard = await openKiosk(page, backend);
  await page.getByLabel("Kata sandi", { exact: true }).tap();
  await keyboard.expectOpen();
  await expect(keyboard.key("reveal")).toHaveCount(0);
  const field = await addField(page, '<input id="uji" type="password">');
  await field.tap();
  await keyboard.press("a", "reveal");
  await expect(field).toHaveAttribute("type", "text");
  await keyboard.press("b", "reveal");
  await expect(field).toHaveAttribute("type", "password");
  await keyboard.press("reveal", "done");
  await expect(field).toHaveAttribute("type", "password");
  await expect(field).toHaveValue("ab");
  await expect(page.locator("#keyboard ~ [role=status]")).toHaveText("");
});
