// The kiosk by one switch or two: groups, then controls; every level has a way back; nobody is stuck.
import { addField, openKiosk } from "../fixtures/on_screen_keyboard";
import { REST_MS, Switches, useSwitches } from "../fixtures/switches";
import { expect, test } from "../fixtures/test";

test.use({ viewport: { width: 1080, height: 1920 }, isMobile: false, hasTouch: true, deviceScaleFactor: 1 });

const MEANS = "touch one-switch two-switches";
const SHELL = "English | A | A | A | Kontras tinggi | Selesai & hapus | Cara memakai layar ini";

test.beforeEach(({ page }) => page.clock.install());

test("the marking goes through groups, then through a group, and back after two rounds", async ({ page, backend }) => {
  await openKiosk(page, backend);
  await useSwitches(page, "one-switch");
  const one = Switches.one(page);
  const groups = [MEANS, "slower faster done", "main", SHELL];
  for (const group of [...groups, ...groups, groups[0]!]) {
    expect(await one.marked()).toBe(group);
    await one.go();
  }
  await one.press();
  for (const key of ["slower", "faster", "done", "slower", "faster", "done"]) {
    expect(await one.marked()).toBe(key);
    await one.go();
  }
  // Back at the group it came from.
  expect(await one.marked()).toBe("slower faster done");
});

test("the time between moves can be chosen, from one second to three", async ({ page, backend }) => {
  await openKiosk(page, backend);
  await useSwitches(page, "one-switch");
  const one = Switches.one(page);
  const dock = page.locator("#keyboard");
  await one.take(dock.locator('[data-key="slower"]'));
  await expect(dock).toContainText("Jeda antarperpindahan: 2,5 detik");
  for (let more = 0; more < 3; more++) {
    await one.take(dock.locator('[data-key="slower"]'));
  }
  await expect(dock).toContainText("Jeda antarperpindahan: 3 detik");
  await page.clock.runFor(2_900);
  expect(await one.marked()).toBe(MEANS);
  await page.clock.runFor(200);
  expect(await one.marked()).toBe("slower faster done");
});

test("a touch anywhere, Enter or Space is the one switch, and nothing else", async ({ page, backend }) => {
  await openKiosk(page, backend);
  await useSwitches(page, "one-switch");
  const submit = page.getByRole("button", { name: "Masuk", exact: true });
  const one = Switches.one(page, async () => submit.tap({ force: true }));
  await one.go();
  await one.press();
  expect(await one.marked()).toBe("slower");
  await expect(page.locator(".summary")).toHaveCount(0);
  await page.keyboard.press("Enter");
  await page.clock.runFor(20);
  await expect(page.locator("#keyboard")).toContainText("2,5 detik");
  expect(await one.marked()).toBe(MEANS);
});

test("two switches: one moves, the other takes; held ones count once, and a finger still works", async ({ page, backend }) => {
  const keyboard = await openKiosk(page, backend);
  await useSwitches(page, "two-switches");
  const two = Switches.two(page);
  await page.clock.runFor(10 * REST_MS);
  expect(await two.marked()).toBe(MEANS);
  await two.take(page.getByLabel("E-mail dinas atau NIP"));
  await keyboard.expectOpen();
  for (const character of "sari") await two.take(keyboard.key(character));
  await expect(page.getByLabel("E-mail dinas atau NIP")).toHaveValue("sari");
  await page.keyboard.down("Enter");
  await page.keyboard.down("Enter");
  await page.keyboard.down("Enter");
  await page.keyboard.up("Enter");
  await page.clock.runFor(20);
  expect(await two.marked()).toBe("1");
  await keyboard.press("x");
  await expect(page.getByLabel("E-mail dinas atau NIP")).toHaveValue("sarix");
});

test("a full field, a list and a field that vanishes are no traps; the switches can be put away again", async ({ page, backend }) => {
  const keyboard = await openKiosk(page, backend);
  await useSwitches(page, "one-switch");
  const one = Switches.one(page);
  const field = await addField(page, '<input id="uji" maxlength="1">');
  await one.take(field);
  await one.take(keyboard.key("a"));
  await one.take(keyboard.key("b"));
  await expect(field).toHaveValue("a");
  await field.evaluate((field) => field.closest(".field")!.remove());
  await keyboard.expectClosed();
  await page.clock.runFor(REST_MS);
  expect(await one.marked()).not.toBe("");
  const list = await addField(page, '<select id="uji"><option>I/a<option>I/b<option>I/c</select>');
  await one.take(list);
  await keyboard.expectOpen("options");
  await one.take(keyboard.key("option-2"));
  await expect(list).toHaveValue("I/c");
  await one.take(page.getByRole("button", { name: "Cara memakai layar ini" }));
  await one.take(keyboard.key("touch"));
  await page.clock.runFor(10 * REST_MS);
  expect(await one.marked()).toBe("");
});

test("a dialog is all there is while it is open", async ({ page, backend }) => {
  await openKiosk(page, backend);
  await useSwitches(page, "one-switch");
  const one = Switches.one(page);
  await page.evaluate(() => {
    document.body.insertAdjacentHTML("beforeend", '<dialog id="tanya"><button>Ya</button><button>Tidak</button></dialog>');
    document.querySelector<HTMLDialogElement>("#tanya")!.showModal();
    document.querySelector("#tanya")!.addEventListener("click", (event) => ((event.currentTarget as HTMLDialogElement).close()));
  });
  await one.go();
  expect(await one.marked()).toBe("Ya");
  await one.go();
  expect(await one.marked()).toBe("Tidak");
  await one.press();
  await expect(page.locator("#tanya")).toBeHidden();
  await one.go();
  expect(await one.marked()).toBe(SHELL);
});

test("in a narrow window, where a row has no box of its own, its keys are marked", async ({ page, backend }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const keyboard = await openKiosk(page, backend);
  await useSwitches(page, "one-switch");
  const one = Switches.one(page);
  await one.take(page.getByLabel("E-mail dinas atau NIP"));
  await one.take(keyboard.key("q"));
  await expect(page.getByLabel("E-mail dinas atau NIP")).toHaveValue("q");
});

test("in forced colours a line tells what is pressed and what is marked", async ({ page, backend }) => {
  await page.emulateMedia({ forcedColors: "active" });
  const keyboard = await openKiosk(page, backend);
  const field = page.locator("main input").first();
  await field.focus();
  await keyboard.press("shift");
  const line = (key: string, edge: "borderTopColor" | "outlineColor") =>
    page.locator(`#keyboard [data-key="${key}"]`).evaluate((one, edge) => getComputedStyle(one)[edge], edge);
  expect(await line("shift", "borderTopColor")).not.toBe(await line("backspace", "borderTopColor"));
  await useSwitches(page, "one-switch");
  const one = Switches.one(page);
  expect(await line("one-switch", "borderTopColor")).not.toBe(await line("touch", "borderTopColor"));
  await one.press();
  expect(await one.marked()).toBe("touch");
  expect(await line("touch", "outlineColor")).not.toBe(await line("touch", "borderTopColor"));
});
