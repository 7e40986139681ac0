import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DCLinter } from 'dclint';
import { validate } from 'dockerfile-utils';
import { apps, networkingK8sIo, v1 } from 'kubernetes-models';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

describe('Dockerfile', () => {
  const text = read('Dockerfile');
  const stage = text.slice(text.lastIndexOf('\nFROM '));

  test('passes its linter', () => {
    expect(validate(text)).toEqual([]);
    expect(validate('FROM node\nEXPOSE http\nHEALTHCHECK none none').length).toBeGreaterThan(0);
  });

  test('runs the Node of the project, not as root, watched', () => {
    expect(text).toContain(`node:${read('.nvmrc').trim()}.`);
    expect(stage).toMatch(/^USER node$/m);
    expect(stage).toMatch(/^HEALTHCHECK /m);
    expect(stage).not.toMatch(/^(ADD|RUN npm)\b/m);
  });

  test('holds what was gathered to run, and nothing else: `e2e/image.spec.ts` starts it', () => {
    expect(stage.match(/^COPY .*$/gm)).toEqual(['COPY --from=build /image ./']);
    expect(text).toMatch(/tsx scripts\/pack-runtime\.ts \/image$/m);
  });
});

test('compose.yaml passes its linter', () => {
  const linter = new DCLinter({ rules: {}, quiet: true, debug: false, exclude: [] });
  const [result] = linter.lintFiles([join(ROOT, 'compose.yaml')], false);
  expect(result?.messages).toEqual([]);
  expect(read('compose.yaml')).toMatch(/read_only: true/);
});

describe('the Kubernetes manifests', () => {
  const documents = parseAllDocuments(read('deploy/kubernetes/portail.yaml')).map((document) => {
    expect(document.errors).toEqual([]);
    return z.looseObject({ apiVersion: z.string(), kind: z.string() }).parse(document.toJS());
  });
  const KINDS = {
    'v1 ConfigMap': v1.ConfigMap,
    'v1 PersistentVolumeClaim': v1.PersistentVolumeClaim,
    'v1 Service': v1.Service,
    'apps/v1 Deployment': apps.v1.Deployment,
    'networking.k8s.io/v1 Ingress': networkingK8sIo.v1.Ingress,
    'networking.k8s.io/v1 NetworkPolicy': networkingK8sIo.v1.NetworkPolicy,
  };
  const modelOf = (document: (typeof documents)[number]) => {
    const name = `${document.apiVersion} ${document.kind}`;
    const found = Object.entries(KINDS).find(([kind]) => kind === name);
    if (!found) throw new Error(`no schema for ${name}`);
    return Object.assign(new found[1](), document);
  };

  test('are valid for the schemas of Kubernetes', () => {
    expect(documents).toHaveLength(Object.keys(KINDS).length);
    for (const document of documents) expect(() => modelOf(document).validate()).not.toThrow();
    const service = documents.find(({ kind }) => kind === 'Service');
    if (!service) throw new Error('no service');
    expect(() => modelOf({ ...service, spec: { ports: 'http' } }).validate()).toThrow(/ports/);
  });

  test('probe, limit and confine the portal', () => {
    const deployment = documents.find(({ kind }) => kind === 'Deployment');
    const confined = z.object({
      spec: z.object({
        replicas: z.literal(1),
        strategy: z.object({ type: z.literal('Recreate') }),
        template: z.object({
          spec: z.object({
            securityContext: z.object({ runAsNonRoot: z.literal(true) }),
            containers: z.tuple([
              z.object({
                securityContext: z.object({
                  readOnlyRootFilesystem: z.literal(true),
                  allowPrivilegeEscalation: z.literal(false),
                }),
                resources: z.object({
                  limits: z.object({ cpu: z.string(), memory: z.string() }),
                  requests: z.object({ cpu: z.string(), memory: z.string() }),
                }),
                readinessProbe: z.object({ httpGet: z.object({ path: z.literal('/readyz') }) }),
                livenessProbe: z.object({ httpGet: z.object({ path: z.literal('/healthz') }) }),
              }),
            ]),
          }),
        }),
      }),
    });
    expect(confined.safeParse(deployment).error?.issues).toBeUndefined();
  });
});
