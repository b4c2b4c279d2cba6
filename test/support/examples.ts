/** The two examples of the documentation of `triggerAuthRequest`, as they stand there. */
export const minimalExample = `authUuid = self.view.custom.authUuid
system.mes.signature.authorization.triggerAuthRequest(
	authUuid,
	self.session,
	self.page,
	True
)
`;
export const complexExample = `logger = system.util.getLogger("MES Authorization")

template = system.mes.signature.getSignatureTemplate("Line Release Approval")

def onApprove():
	logger.info("Line release authorization approved.")

def onReject():
	logger.warn("Line release authorization rejected.")

def onError():
	logger.error("Line release authorization failed or timed out.")

requestUuids = system.mes.signature.authorization.queueAuthRequest(
	template,
	"Release line",
	"Operator must authenticate before releasing the line.",
	onApprove,
	onReject,
	onError
)

# Store the UUID on the view so a Perspective button can trigger the sign-in UI.
self.view.custom.authUuid = str(requestUuids[0])

# Approve button action
system.mes.signature.authorization.triggerAuthRequest(
	self.view.custom.authUuid,
	self.session,
	self.page,
	True
)

# Reject button action
system.mes.signature.authorization.triggerAuthRequest(
	self.view.custom.authUuid,
	self.session,
	self.page,
	False
)
`;
