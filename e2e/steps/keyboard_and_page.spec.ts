// The kiosk's on-screen keyboard beside the page: which field it serves, where it stands, and a real keyboard.
import { expectAccessible } from "../fixtures/axe";
import { addField, expectInView, openKiosk } from "../fixtures/on_screen_keyboard";
import { expect, test } from "../fixtures/test";

test.use({ viewport: { width: 1080, height: 1920 }, isMobile: false, hasTouch: true, deviceScaleFactor: 1 });

test("fields that may not be changed, or want no keyboard, get none", async ({ page, backend }) => {
  const keyboard = await openKiosk(page, backend);
  for (const attributes of ["disabled", "readonly", "data-no-keyboard", 'type="checkbox"', 'type="date"']) {
    const field = await addField(page, `<input id="uji" ${attributes}>`);
    await field.tap({ force: true });
    await keyboard.expectClosed();
    await field.evaluate((field) => field.closest(".field")!.remove());
  }
});

test("two fields: the keyboard follows, and lets go of one that is disabled meanwhile", async ({ page, backend }) => {
  const keyboard = await openKiosk(page, backend);
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

test("a field that vanishes closes the keyboard; one made anew, as in another language, is served on", async ({ page, backend }) => {
  const keyboard = await openKiosk(page, backend);
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

test("another language changes the words of its keys, and what was typed stays", async ({ page, backend }) => {
  const keyboard = await openKiosk(page, backend);
  await page.getByLabel("E-mail dinas atau NIP").tap();
  await keyboard.press("a", "shift");
  await page.getByRole("button", { name: "English" }).tap();
  const field = page.getByLabel("Official e-mail or NIP");
  await expect(field).toHaveValue("a");
  await field.tap();
  await expect(keyboard.root.getByRole("button", { name: "Delete" })).toBeVisible();
  await keyboard.press("b");
  await expect(field).toHaveValue("ab");
});

test("focus that was lost comes back with the next press", async ({ page, backend }) => {
  const keyboard = await openKiosk(page, backend);
  const field = page.getByLabel("E-mail dinas atau NIP");
  await field.tap();
  await field.blur();
  await keyboard.expectOpen();
  await keyboard.press("a");
  await expect(field).toHaveValue("a");
  await expect(field).toBeFocused();
});

test("Selesai closes it and a press on the field opens it again; a button's press is not moved away", async ({ page, backend }) => {
  const keyboard = await openKiosk(page, backend);
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

test("a real keyboard types on, reaches the keys by Alt+K, walks them in two dimensions, and comes back", async ({ page, backend }) => {
  const keyboard = await openKiosk(page, backend);
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
  test(`at ${width} px: large keys with room between, no sideways scroll, the field in view, accessible`, async ({ page, backend }) => {
    await page.setViewportSize({ width, height });
    const keyboard = await openKiosk(page, backend);
    await page.getByRole("button", { name: "Masuk", exact: true }).click();
    for (let more = 0; more < 8; more++) {
      await page.evaluate((more) => {
        const field = `<div class="field"><label for="lagi${more}">Uji ${more}</label><p class="error">Kesalahan</p><input id="lagi${more}"></div>`;
        document.querySelector("main")!.insertAdjacentHTML("beforeend", field);
      }, more);
    }
    // A window as narrow as a phone's is no kiosk's: large text has no room beside its keyboard.
    for (const size of width > 1000 ? ["Teks sangat besar", "Teks biasa"] : ["Teks biasa"]) {
      await page.getByRole("button", { name: size }).click();
      for (const field of await page.locator("main input").all()) {
        await field.focus();
        await keyboard.expectOpen();
        await expectInView(field);
      }
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
