"""A first call, as text of a program: for processes that have a package and nothing of this bench.

Nothing leaves the process. AWS is answered in place of the network, from an account that holds
nothing yet but a key to sign with; what botocore does around a call is done all the same.
"""

AWS = """
import base64, io, json, os
from botocore.awsrequest import AWSResponse
from botocore.httpsession import URLLib3Session

class Body(io.BytesIO):
    def stream(self, *_, **__):
        yield self.getvalue()

def signature(request):
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import padding
    key = serialization.load_pem_private_key(os.environ["KEY"].encode(), None)
    message = base64.b64decode(json.loads(request.body)["Message"])
    signed = key.sign(message, padding.PKCS1v15(), hashes.SHA256())
    return {"Signature": base64.b64encode(signed).decode()}

ANSWERS = {
    "GetItem": lambda _: {},
    "BatchGetItem": lambda _: {"Responses": {}, "UnprocessedKeys": {}},
    "Query": lambda _: {"Items": [], "Count": 0, "ScannedCount": 0},
    "GetSecretValue": lambda _: {"SecretString": "k" * 64},
    "Sign": signature,
}

def send(_, request):
    action = request.headers["X-Amz-Target"].decode().partition(".")[2]
    return AWSResponse(request.url, 200, {}, Body(json.dumps(ANSWERS[action](request)).encode()))

URLLib3Session.send = send
"""

API = (
    AWS
    + """
def get(path, **headers):
    headers |= {"x-origin-secret": "bench"}
    return app.app({
        "resource": path, "path": path, "httpMethod": "GET", "headers": headers,
        "multiValueHeaders": {}, "queryStringParameters": None, "pathParameters": {},
        "multiValueQueryStringParameters": None, "stageVariables": {}, "body": None,
        "isBase64Encoded": False,
        "requestContext": {
            "requestId": "1", "resourcePath": path, "httpMethod": "GET",
            "identity": {"sourceIp": "127.0.0.1"},
        },
    }, None)["statusCode"]

assert get("/api/permit-types") == 200
assert get("/api/applications", authorization="Bearer " + os.environ["TOKEN"]) == 401
"""
)
"""What anybody may see; and what needs a session, with a good token of one that has ended."""

SIGN_PERMIT = (
    AWS
    + """
from datetime import UTC, datetime
from chalicelib.domain.permits.letter import LetterContent, Row, SignerBlock
from chalicelib.domain.permits.signing import SignatureRequest
now, paper = datetime.now(UTC), ports.stationery
letter = ports.letters.render(LetterContent(
    letterhead=paper.letterhead, contact=paper.contact, title="IZIN PENELITIAN", permit_number="1",
    considering=("a", "b"), legal_basis=("c",), opening="d", rows=(Row("Nama", ("Rina Marlina",)),),
    body=("e",), conditions=("f", "g"), closing="h", place="Arosuka", issued_on=now.date(),
    signer=SignerBlock(title="Kepala", name="Contoh"), copies_to=("i",), footer=paper.footer,
    verification_url="https://izin.example/v/1", words=paper.words, office_name="j", subject="k",
))
signed = ports.signer.sign(letter.pdf, SignatureRequest(
    signer_name="Contoh", reason="l", location="Arosuka", field_name="signature",
    box=letter.signature_box, signed_at=now,
))
assert signed.startswith(b"%PDF") and len(signed) > len(letter.pdf)
"""
)
"""A letter is rendered and signed."""
