// The kiosk's on-screen keyboard: every kind of field, by finger, mouse and real keyboard, and what can go wrong.
import type { Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/axe";
import { addField, openKiosk } from "../fixtures/on_screen_keyboard";
import { expect, test } from "../fixtures/test";

test.use({ viewport: { width: 1080, height: 1920 }, isMobile: false, hasTouch: true, deviceScaleFactor: 1 });

const caret = (page: Page) =>
  page.evaluate(() => [document.activeElement!.id, (document.activeElement as HTMLInputElement).selectionStart]);

test("types every character of ASCII by touch, and the page knows what was typed", async ({ page }) => {
  const keyboard = await openKiosk(page);
  await page.getByLabel("Kata sandi", { exact: true }).tap();
  const all = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).join("");
  await keyboard.type(all);
  await expect(page.getByLabel("Kata sandi", { exact: true })).toHaveValue(all);
  // Made anew by the app, from what it was told.
  await keyboard.press("enter");
  await expect(page.locator(".summary")).toContainText("Isi e-mail dinas atau NIP");
  await expect(page.locator(".summary")).not.toContainText("kata sandi");
});

test("a press never takes the focus from the field, nor its caret's place", async ({ page }) => {
  for (const by of ["touch", "mouse"] as const) {
    const keyboard = await openKiosk(page);
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

test("shift is for one letter, then locks, then is off; and says so without a word of what is typed", async ({ page }) => {
  const keyboard = await openKiosk(page);
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

test("deletes, goes on while held, moves and replaces what is selected", async ({ page }) => {
  const keyboard = await openKiosk(page);
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

test("fifty presses in one frame keep their order", async ({ page }) => {
  const keyboard = await openKiosk(page);
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

test("digits where a field wants digits, with + for telephones only", async ({ page }) => {
  const keyboard = await openKiosk(page);
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

test("an e-mail field is typed into at its end, and a text of several lines takes new lines", async ({ page }) => {
  const keyboard = await openKiosk(page);
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

test("a full field says so and loses nothing", async ({ page }) => {
  const keyboard = await openKiosk(page);
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

test("the options of a list are keys, and the browser's own list stays shut", async ({ page }) => {
  const keyboard = await openKiosk(page);
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

test("shows a secret only where the field has no button of its own, and hides it again", async ({ page }) => {
  const keyboard = await openKiosk(page);
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

test("fields that may not be changed, or want no keyboard, get none", async ({ page }) => {
  const keyboard = await openKiosk(page);
  for (const attributes of ["disabled", "readonly", "data-no-keyboard", 'type="checkbox"', 'type="date"']) {
    const field = await addField(page, `<input id="uji" ${attributes}>`);
    await field.tap({ force: true });
    await keyboard.expectClosed();
    await field.evaluate((field) => field.closest(".field")!.remove());
  }
});

test("two fields: the keyboard follows, and lets go of one that is disabled meanwhile", async ({ page }) => {
  const keyboard = await openKiosk(page);
  const [first, second] = [page.getByLabel("E-mail dinas atau NIP"), page.getByLabel("Kata sandi", { exact: true })];
  await first.tap();
  await keyboard.press("a", "shift");
  await second.tap();
  await keyboard.press("b");
  await first.tap();
  await keyboard.press("c");
  await expect(first).toHaveValue("ac");
  await expect(second).toHaveValue("b");
  await first.evaluate((field: HTMLInputElement) => (field.disabled = true));
  await keyboard.expectClosed();
});

test("a field that vanishes closes the keyboard; one made anew, as in another language, is served on", async ({ page }) => {
  const keyboard = await openKiosk(page);
  const field = await addField(page, '<input id="uji">');
  await field.tap();
  await keyboard.press("a");
  await field.evaluate((field) => (field.outerHTML = '<input id="uji" value="a">'));
  await keyboard.press("b");
  await expect(field).toHaveValue("ab");
  await expect(field).toBeFocused();
  await field.evaluate((field) => field.remove());
  await keyboard.expectClosed();
});

test("focus that was lost comes back with the next press", async ({ page }) => {
  const keyboard = await openKiosk(page);
  const field = page.getByLabel("E-mail dinas atau NIP");
  await field.tap();
  await field.blur();
  await keyboard.expectOpen();
  await keyboard.press("a");
  await expect(field).toHaveValue("a");
  await expect(field).toBeFocused();
});

test("Selesai closes it and a press on the field opens it again; a button's press is not moved away", async ({ page }) => {
  const keyboard = await openKiosk(page);
  const field = page.getByLabel("E-mail dinas atau NIP");
  await field.tap();
  await keyboard.press("done");
  await keyboard.expectClosed();
  await field.tap();
  await keyboard.expectOpen();
  await page.getByRole("button", { name: "Masuk", exact: true }).click();
  await expect(page.locator(".summary")).toBeFocused();
  await keyboard.expectClosed();
  await page.getByLabel("Kata sandi", { exact: true }).tap();
  await keyboard.expectOpen();
});

test("a real keyboard types on, reaches the keys by Alt+K, walks them in two dimensions, and comes back", async ({ page }) => {
  const keyboard = await openKiosk(page);
  const field = page.getByLabel("E-mail dinas atau NIP");
  await field.focus();
  await keyboard.expectOpen();
  await page.keyboard.type("Ab");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Alt+k");
  await expect(keyboard.key("1")).toBeFocused();
  for (const [arrow, reached] of [
    ["ArrowRight", "2"], ["ArrowDown", "w"], ["ArrowDown", "s"], ["ArrowLeft", "a"], ["ArrowLeft", "a"], ["ArrowUp", "q"],
  ] as const) {
    await page.keyboard.press(arrow);
    await expect(keyboard.key(reached), arrow).toBeFocused();
  }
  await page.keyboard.press("Enter");
  await page.keyboard.press("Space");
  await expect(field).toHaveValue("Aqqb");
  await expect(keyboard.key("q")).toBeFocused();
  // One stop of Tab, after everything of the page.
  await expect(keyboard.root.locator('[tabindex="0"]')).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(field).toBeFocused();
  await page.keyboard.type("!");
  await expect(field).toHaveValue("Aqq!b");
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Kata sandi", { exact: true })).toBeFocused();
});

for (const [width, height] of [[1080, 1920], [1920, 1080], [360, 740]] as const) {
  test(`at ${width} px: large keys with room between, no sideways scroll, the field in view, accessible`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const keyboard = await openKiosk(page);
    await page.getByRole("button", { name: "Masuk", exact: true }).click();
    for (let more = 0; more < 8; more++) {
      await page.evaluate((more) => {
        const field = `<div class="field"><label for="lagi${more}">Uji ${more}</label><p class="error">Kesalahan</p><input id="lagi${more}"></div>`;
        document.querySelector("main")!.insertAdjacentHTML("beforeend", field);
      }, more);
    }
    for (const field of await page.locator("main input").all()) {
      await field.focus();
      await keyboard.expectOpen();
      await expect.poll(() => field.evaluate(hiddenPart)).toBe("");
    }
    for (const layer of ["letters", "symbols", "settings", "digits", "options"]) {
      if (layer === "symbols" || layer === "settings") await keyboard.press(layer);
      if (layer === "digits") await (await addField(page, '<input id="uji" type="tel">')).focus();
      if (layer === "options") {
        await page.locator("#uji").evaluate((field) => field.closest(".field")!.remove());
        await (await addField(page, '<select id="uji"><option>I/a<option>I/b<option>I/c</select>')).focus();
      }
      await expect(keyboard.root).toHaveAttribute("data-layer", layer);
      expect(await keyboard.root.evaluate(cramped), layer).toEqual([]);
      // A kiosk's page can't be pinched (issue 11): it has three sizes of text instead.
      await expectAccessible(page, `keyboard-${layer}`, { "meta-viewport": { enabled: false } });
    }
  });
}

/** What hides a field, its label or its error; blank when all is in view. */
function hiddenPart(field: Element): string {
  const dock = document.querySelector("#keyboard")!.getBoundingClientRect();
  const room = Number.parseFloat(getComputedStyle(document.body).paddingBottom);
  if (Math.abs(room - dock.height) > 1) return `the page has ${room} px for ${dock.height} px`;
  for (const part of field.closest(".field")!.querySelectorAll("label, .error, input")) {
    const box = part.getBoundingClientRect();
    if (box.top < 0 || box.bottom > dock.top) return `${part.tagName} ${box.top} to ${box.bottom}, keyboard at ${dock.top}`;
  }
  return "";
}

/** Keys below 48 px, or less than 8 px from another one. */
function cramped(keyboard: Element): string[] {
  const keys = [...keyboard.querySelectorAll("[data-key]")].filter((key) => key.getClientRects().length > 0);
  const boxes = keys.map((key) => [key.getAttribute("data-key")!, key.getBoundingClientRect()] as const);
  const small = boxes.filter(([, box]) => box.width < 47.9 || box.height < 47.9).map(([name, box]) => `${name} ${box.width}x${box.height}`);
  const close = boxes.flatMap(([name, a], at) =>
    boxes.slice(at + 1).flatMap(([other, b]) => {
      const across = Math.max(a.left - b.right, b.left - a.right);
      const down = Math.max(a.top - b.bottom, b.top - a.bottom);
      return Math.max(across, down) < 7.9 ? [`${name} ${other}`] : [];
    }),
  );
  return [...small, ...close];
}
