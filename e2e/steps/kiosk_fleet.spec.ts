// An administrator and the agency's kiosks; a phone that scanned a kiosk's QR code.
import type { APIRequestContext } from "@playwright/test";
import { expectAccessible } from "../fixtures/axe";
import { PASSWORD } from "../fixtures/backend";
import * as letters from "../fixtures/letters";
import { Sheet } from "../fixtures/pages";
import { PURBALINGGA } from "../fixtures/people";
import { type Person, expect, test } from "../fixtures/test";
import { logIn } from "../fixtures/walk";

/** A paired kiosk, as its page talks to the backend: what others keep in cookies is in its memory. */
class Kiosk {
  private kept = "";

  constructor(private readonly request: APIRequestContext) {}

  async send(method: string, path: string, data?: object): Promise<unknown> {
    const headers = { "x-perbarui": "1", "x-perbarui-kiosk": this.kept };
    const answer = await this.request.fetch(path, { method, headers, ...(data ? { data } : {}) });
    this.kept = answer.headers()["x-perbarui-kiosk"] ?? "";
    expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true);
    return answer.status() === 204 ? undefined : answer.json();
  }

  async logIn(who: Person): Promise<void> {
    await this.send("POST", "/api/login", { identifier: who.email, password: PASSWORD });
    await this.send("POST", "/api/login/token", { token: await who.mailbox.token() });
  }
}

async function fleet(admin: Person): Promise<Sheet> {
  await logIn(admin, undefined, "/petugas/masuk");
  await admin.page.goto("/petugas/pengelolaan/kios");
  const page = new Sheet(admin.page);
  await page.expectShown("Kios");
  return page;
}

test("a kiosk is registered, paired, locked, unlocked, unpaired and removed", async ({ other }) => {
  const admin = await other(`admin@${PURBALINGGA}`);
  const page = await fleet(admin);
  await expect(admin.page.getByText("Belum ada kios yang didaftarkan.")).toBeVisible();
  await expectAccessible(admin.page, "kios-kosong");
  await page.button("Daftarkan dan buat kode").click();
  await page.expectErrors("Isi nama kios", "Isi tempat kios");
  await admin.page.getByLabel("Nama kios").fill("Kios 1");
  await admin.page.getByLabel("Tempat").fill("Lobi Dinas Kominfo");
  await page.button("Daftarkan dan buat kode").click();
  const code = admin.page.locator("#new-code");
  await expect(code).toBeFocused();
  await expectAccessible(admin.page, "kios-kode");

  const device = await other("");
  const kiosk = new Kiosk(device.page.request);
  await kiosk.send("POST", "/api/kiosk/pairing", { code: await code.locator(".matching-code").innerText() });
  // The number alone is another build.
  await kiosk.send("GET", "/api/kiosk?version=0.1.0");
  await admin.page.reload();
  await expect(admin.page.getByText("Versi lama")).toBeVisible();
  const { version } = (await kiosk.send("GET", "/api/kiosk")) as { version: string };
  expect(version).toMatch(/^0\.1\.0\+[0-9a-f]{12}$/);
  await kiosk.send("GET", `/api/kiosk?version=${encodeURIComponent(version)}`);
  await admin.page.reload();
  await expect(admin.page.getByText("Aktif")).toBeVisible();
  await expect(admin.page.getByText(`versi ${version}`)).toBeVisible();

  await page.button("Kunci Kios 1").click();
  await expect(admin.page.getByText("Kios 1 dikunci. Sesi yang sedang berjalan di sana diakhiri.")).toBeVisible();
  expect(await kiosk.send("GET", "/api/kiosk")).toMatchObject({ state: "locked" });
  await page.button("Buka kunci Kios 1").click();
  await expect(admin.page.getByText("Kunci Kios 1 dibuka.")).toBeVisible();

  await page.button("Lepas pasangan Kios 1").click();
  await expect(admin.page.getByText(/^Lepas pasangan Kios 1\?/)).toBeVisible();
  await expectAccessible(admin.page, "kios-lepas");
  await page.button("Ya, lepas pasangan").click();
  await expect(admin.page.getByText("Belum dipasangkan")).toBeVisible();
  await page.button("Hapus Kios 1").click();
  await page.button("Batal").click();
  await page.button("Hapus Kios 1").click();
  await page.button("Ya, hapus").click();
  await expect(admin.page.getByText("Belum ada kios yang didaftarkan.")).toBeVisible();
  await admin.page.goto("/petugas/pengelolaan/catatan");
  for (const line of ["Kios didaftarkan: Kios 1", "Kios dikunci: Kios 1", "Kios dihapus: Kios 1"]) {
    await expect(admin.page.getByText(line)).toBeVisible();
  }
});
