"""The journey of any-client.test.ts through boto3: one JSON object to stdout. argv: endpoint, outputs of the stacks as JSON."""

import json
import sys

import boto3
from botocore.config import Config

endpoint, outputs = sys.argv[1], json.loads(sys.argv[2])
atlas, data = outputs["Atlas"], outputs["AtlasData"]


def client(name):
    return boto3.client(
        name,
        endpoint_url=endpoint,
        region_name="us-east-1",
        aws_access_key_id="operator",
        aws_secret_access_key="operator",
        config=Config(retries={"max_attempts": 1}),
    )


lex, states, table, secrets, functions = (
    client(name) for name in ("lexv2-runtime", "stepfunctions", "dynamodb", "secretsmanager", "lambda")
)
replies = []
for text in outputs["lines"]:
    answer = lex.recognize_text(
        botId=atlas["BotId"], botAliasId=atlas["BotAliasId"], localeId="en_US", sessionId="boto3", text=text
    )
    replies.append(answer["messages"][0]["content"])

machine = atlas["CallMonitorStateMachineArn"]
executions = []
while not executions:
    executions = states.list_executions(stateMachineArn=machine)["executions"]
execution = states.describe_execution(executionArn=executions[0]["executionArn"])
callback = json.loads(execution["input"])["callbackId"]
item = table.get_item(
    TableName=data["TableName"], Key={"PK": {"S": f"CALLBACK#{callback}"}, "SK": {"S": "STATE"}}
)["Item"]
secret = secrets.get_secret_value(SecretId=data["IdentityKeySecretArn"])
invoked = functions.invoke(FunctionName=atlas["FulfillmentAliasArn"], Payload=b"{}")


def refusal(call):
    try:
        call()
    except Exception as error:  # whatever the client makes of it
        return str(error)
    return None


print(
    json.dumps(
        {
            "replies": replies,
            "startedAt": execution["startDate"].timestamp(),
            "name": item["name"]["S"],
            "secretLength": len(secret["SecretString"]),
            "invoked": invoked["StatusCode"],
            "refusals": [
                refusal(lambda: table.list_tables()),
                refusal(lambda: client("sts").get_caller_identity()),
                refusal(lambda: client("s3").list_buckets()),
                refusal(lambda: secrets.get_secret_value(SecretId="nobody's")),
            ],
        }
    )
)
