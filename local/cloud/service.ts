import type { Duplex } from 'node:stream';
import type { Clock } from './clock';
import type { Incoming } from './endpoint/incoming';
import type { Reply } from './endpoint/reply';
import type { RoleDirectory } from './identity/role-directory';
import type { Random } from './random';
import type { Trace } from './trace';

/**
 * A stand-in for one service. Its folder is named after the SDK package that calls it:
 * `@aws-sdk/client-secrets-manager` → `local/services/secrets-manager`.
 */
// biome-ignore lint/suspicious/noExplicitAny: a list of services holds stores of every kind
export interface Service<Store = any> {
  readonly name: string;
  /** The service in `Credential=AK/date/region/SERVICE/aws4_request`, in ARNs unless a resource says otherwise, and in IAM actions. */
  readonly signingName: string;
  readonly protocol: Protocol;
  createStore(context: HostContext): Store;
  /** What of the real service is left out, in a sentence or two, for docs/local-coverage.md. */
  readonly notHere?: string;
  /** CloudFormation types this service provisions when the cloud assembly is loaded. */
  readonly resources: Readonly<Record<string, Provision<Store>>>;
  /** API operations, spelled as AWS spells them. One that is not listed is refused by name. */
  readonly operations: Readonly<Record<string, Operation<Store>>>;
  /** Where the roles of the template are, and what they are allowed: of the one service that hosts AWS::IAM::Role. */
  roles?(store: Store): RoleDirectory;
  /** Runs once every resource of every stack exists: schedules, event source mappings. */
  start?(context: ServiceContext<Store>): void | Promise<void>;
  stop?(context: ServiceContext<Store>): void | Promise<void>;
}

/** How a request on the wire names its operation. */
export type Protocol =
  /** `X-Amz-Target: <target>.<Operation>`, JSON in and out. */
  | { readonly kind: 'json'; readonly target: string; readonly version: '1.0' | '1.1' }
  /** Each operation has an `http` entry. */
  | { readonly kind: 'rest-json' }
  /** The query and REST protocols whose answers are XML. No hosted service speaks them: only refusals do, so that a client can read who refused what. */
  | { readonly kind: 'xml' }
  /**
   * Not AWS: everything below these paths is handed over as it came, unsigned (Salesforce). Each operation takes an `HttpRequest` and gives a
   * `RawOutput`; the one whose `http` entry matches is run, else the one without an `http` entry.
   */
  | { readonly kind: 'http'; readonly paths: readonly string[] };

// biome-ignore lint/suspicious/noExplicitAny: inputs and outputs are typed by each operation with the SDK's own request and response types
export interface Operation<Store = any, Input = any, Output = any> {
  run(input: Input, context: CallContext<Store>): Output | Promise<Output>;
  /** What the caller must be allowed to do; evaluated before `run`, denied by default. */
  permissions?(input: Input, context: ServiceContext<Store>): readonly Permission[];
  /** Statements of the resource itself: Lambda permissions, queue policies. Not the caller's own policies. */
  resourcePolicy?(input: Input, context: ServiceContext<Store>): PolicyDocument | undefined;
  /** rest-json and http only. */
  readonly http?: HttpRoute;
  /** How long the call takes, as a median and a 99th percentile; default [5, 15]. */
  readonly latencyMs?: readonly [p50: number, p99: number];
}

/** In rest-json, path parameters `{botId}` and the query become members of the input, beside the body's. */
export interface HttpRoute {
  readonly method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  /** Each `{label}` is one decoded path segment: `/bots/{botId}/text`. */
  readonly path: string;
  /** The body is not JSON: it becomes the member `Payload`, a Buffer (Lambda's Invoke). The response may be a `RawOutput` with any entry. */
  readonly body?: 'raw';
  /** Request headers that are members of the input: `{ 'x-amz-invocation-type': 'InvocationType' }`. Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Permission {
  /** `dynamodb:PutItem` */
  readonly action: string;
  /** A concrete ARN, or `*` when the action takes none. */
  readonly resource: string;
  /** Those of the service (`bedrock:InferenceProfileArn`); the global ones (`aws:PrincipalArn`) are there by themselves. */
  readonly conditionKeys?: Readonly<Record<string, string | readonly string[]>>;
}

export interface PolicyDocument {
  readonly Version?: string;
  readonly Statement: readonly Statement[];
}

export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: string | Readonly<Record<string, string | readonly string[]>>;
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** Who calls. */
export type Principal =
  /** A role of the template: its identity policies decide, with the resource's. */
  | {
      readonly kind: 'role';
      readonly arn: string;
      /** Names the session in messages: the function's name. Default: the role's. */
      readonly session?: string;
    }
  /** A service of AWS: only the resource's policy decides. */
  | { readonly kind: 'service'; readonly service: string; readonly sourceArn?: string }
  /** The person at the laptop (tests, the console, the softphone): allowed everything. */
  | { readonly kind: 'operator' };

/** What every part of the host may use. */
export interface HostContext {
  readonly clock: Clock;
  readonly random: Random;
  readonly trace: Trace;
  readonly accountId: string;
  readonly region: string;
  /** What would only check the assembly again may be left out. */
  readonly isKnownGood?: boolean;
  /** Where the hosted services listen: what becomes AWS_ENDPOINT_URL. */
  endpointUrl(): string;
  /** The client's end of an in-memory connection to the endpoint. `span`: within which span its unsigned requests are made. */
  connect(span?: () => string | undefined): Duplex;
  /** One request of a client within the process, without a connection. */
  readonly exchange: Exchange;
}

/** A request → what comes back. `span`: as of `connect`. Rejects when nothing comes back: the connection is lost, or `signal` says that the client has gone. */
export type Exchange = (request: Incoming, span: () => string | undefined, signal: AbortSignal) => Promise<Reply>;

export interface ServiceContext<Store> extends HostContext {
  readonly store: Store;
  /** `arn('secret:name')` → `arn:aws:secretsmanager:us-east-1:123456789012:secret:name`. */
  arn(resource: string): string;
  /** Calls an operation of any hosted service: authorized, traced and timed exactly as one that came over the wire. Throws ServiceError. */
  // biome-ignore lint/suspicious/noExplicitAny: typed by the operation that is called
  call(request: ApiCall): Promise<any>;
  /** Another service's context, for what has no public operation (a contact event put on the bus, a flow that reaches the bot). */
  of<Other>(service: Service<Other>): ServiceContext<Other>;
  readonly identity: Identity;
}

export interface CallContext<Store> extends ServiceContext<Store> {
  readonly principal: Principal;
  /** The trace span of this call. */
  readonly span: string;
  /** Aborts when the client has gone. */
  readonly signal: AbortSignal;
}

export interface ApiCall {
  /** The service's folder name: `lambda`, `sfn`, `dynamodb`. */
  readonly service: string;
  readonly operation: string;
  // biome-ignore lint/suspicious/noExplicitAny: typed by the operation that is called
  readonly input: any;
  readonly principal: Principal;
  /** The span within which the call is made. */
  readonly parent?: string | undefined;
  readonly signal?: AbortSignal;
}

export interface Identity {
  /** Throws ServiceError AccessDeniedException, and records a fault, unless everything is allowed. */
  authorize(call: AuthorizedCall): void;
  /** Throws ServiceError AccessDenied, and records a fault, unless the role trusts the service (`lambda.amazonaws.com`). */
  assumeRole(roleArn: string, service: string, sourceArn?: string): void;
  /** Access keys under which an execution environment calls; `span` tells within which invocation it is doing so, `session` names it (the function). */
  issueCredentials(roleArn: string, span: () => string | undefined, session?: string): Credentials;
}

export interface AuthorizedCall {
  readonly principal: Principal;
  readonly permissions: readonly Permission[];
  /** Statements of the resource itself. */
  readonly resourcePolicy?: PolicyDocument | undefined;
  /** It is the policy of a KMS key: the caller's own policies count only as far as it lets the account in. */
  readonly isKeyPolicy?: boolean;
  /** How the service words a denial. */
  readonly protocol: Protocol;
}

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

export type Provision<Store> = (resource: Resource, context: ServiceContext<Store>) => Provisioned | Promise<Provisioned>;

/** A resource of the synthesized template, its intrinsics already resolved. */
export interface Resource {
  readonly logicalId: string;
  readonly stackName: string;
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: the shape is CloudFormation's; each provision reads what it needs
  readonly properties: any;
  /** For messages: `Atlas.template.json: Callback (AWS::StepFunctions::StateMachine)`. */
  readonly where: string;
  /** The folder of an asset of the template (`Code.S3Key` of a function), an absolute path. */
  asset(s3Key: string): string;
}

/** What `Ref` and `Fn::GetAtt` give for it. */
export interface Provisioned {
  readonly ref: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** The page that lists what is hosted. */
export const COVERAGE_PAGE = 'docs/local-coverage.md';

/**
 * A resource, operation, state or flow that this cloud cannot host, or that AWS would refuse when deployed. Stops the start, by name: the
 * message says what it is, in which file, and which page lists what there is.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly what: string,
    readonly where: string,
  ) {
    super(what.includes(COVERAGE_PAGE) ? `${where}: ${what}` : `${where}: ${what}; see ${COVERAGE_PAGE}`);
  }
}

/** An error in the shape the SDK turns into an exception of the same name. */
export class ServiceError extends Error {
  constructor(
    name: string,
    message: string,
    readonly status = 400,
    /** Further members of the error's body (`CancellationReasons`, `Item`). */
    readonly members: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = name;
  }
}
