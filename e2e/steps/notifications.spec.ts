// How one is notified: the language of e-mails, and text messages, which a gateway gets signed.
import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { expectAccessible } from "../fixtures/axe";
import { Sheet } from "../fixtures/pages";
import { PEKALONGAN } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { approve, fromLetter, logIn, toLetter } from "../fixtures/walk";

/** 24 bytes. */
const SECRET = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

interface Gateway {
  url: string;
  /** What it got, each signed as it should be. */
  got: Array<{ to: string; text: string }>;
}

const withGateway = test.extend<{ gateway: Gateway }>({
  gateway: async ({}, use) => {
    const got: Gateway["got"] = [];
    const server = createServer(async (request, response) => {
      let body = "";
      for await (const part of request) body += part;
      const signed = `${request.headers["webhook-id"]}.${request.headers["webhook-timestamp"]}.${body}`;
      const signature = createHmac("sha256", Buffer.from(SECRET, "base64")).update(signed).digest("base64");
      const right = request.headers["webhook-signature"] === `v1,${signature}`;
      if (right) got.push(JSON.parse(body));
      response.writeHead(right ? 204 : 401).end();
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    await use({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, got });
    server.close();
  },
  settings: async ({ gateway }, use) => use(["--webhook-url", gateway.url, "--webhook-secret", `whsec_${SECRET}`]),
});

test("the language of e-mails is chosen by hand; where there is no gateway no text messages are offered", async ({ holder }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  await logIn(sari);
  const { page } = sari;
  await page.goto("/akun");
  await page.getByRole("link", { name: "Pemberitahuan dan bahasa e-mail" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Pemberitahuan");
  await expect(page.getByRole("radio", { name: "Bahasa Indonesia" })).toBeChecked();
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  await expectAccessible(page, "pemberitahuan");

  await new Sheet(page).choose("Bahasa Inggris");
  await page.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByRole("status").getByText("Pilihan Anda tersimpan.")).toBeVisible();
  await expectAccessible(page, "pemberitahuan-tersimpan");
  await page.reload();
  await expect(page.getByLabel("Bahasa Inggris")).toBeChecked();
});

withGateway("text messages are off until they are turned on; then the number on record gets them", async ({ holder, other, gateway }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  await logIn(sari);
  const { page } = sari;
  await page.goto("/akun/pemberitahuan");
  const on = page.getByRole("checkbox", { name: /^Kirim juga pesan singkat ke \+62812•+\d\d$/ });
  await expect(on).not.toBeChecked();
  await page.locator(`label[for="${await on.getAttribute("id")}"]`).click();
  await page.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByRole("status").getByText("Pilihan Anda tersimpan.")).toBeVisible();
  await expectAccessible(page, "pemberitahuan-pesan");
  await page.reload();
  await expect(on).toBeChecked();

  await page.goto("/sertifikat");
  await toLetter(sari);
  const reference = await fromLetter(sari);
  await approve(await other(`verifikator@${PEKALONGAN}`), "Sari Wulandari");
  await expect.poll(() => gateway.got.length).toBe(1);
  expect(gateway.got[0]!.to).toMatch(/^\+62812\d+$/);
  expect(gateway.got[0]!.text).toContain(`sertifikat dari permohonan ${reference} sudah terbit. Unduh: `);
});
